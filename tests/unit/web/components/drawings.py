"""What the tests of drawings share."""

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def drawings(text: str) -> list[ElementTree.Element]:
    """Each svg of the text as a tree; raises ParseError when it is not well formed."""
    return list(ElementTree.fromstring(f"<all>{text}</all>"))


def words(drawing: ElementTree.Element) -> list[str]:
    return [node.text for node in drawing.iter(f"{SVG}text")]


def styled(drawing: ElementTree.Element) -> list[ElementTree.Element]:
    return [node for node in drawing.iter() if "style" in node.attrib or node.tag == f"{SVG}style"]
