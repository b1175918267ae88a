"""Which letters a PDF can show. An accessible PDF may hold no letter without a shape, so one that has none in our
fonts is replaced by a sign, and the paper says so, rather than the whole paper failing for one name.

Covered: Latin with all its accents, Greek, Cyrillic (Lato); Arabic, Hebrew and Devanagari in plain shapes (the fonts
that typst brings). Not covered: Gurmukhi, Bengali, Tamil, Chinese, Japanese, Korean, emoji.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import resources

import typst

FONTS = str(resources.files("fontpkg_lato").joinpath("files"))
UNSHOWN = "\N{REPLACEMENT CHARACTER}"
# Latin-1 and Latin Extended-A: every European language of the Latin script.
LATIN = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) | {"\n"}
TRIAL = '#set document(title: "Trial")\n#set text(font: ("Lato", "DejaVu Sans Mono"))\n#sys.inputs.letters'


def set_in_type(template: bytes, given: dict[str, str], made: int | None = None) -> bytes:
    """The PDF/UA-1 of a template, which reads what is given; `made` in seconds since 1970. Raises typst.TypstError.

    A compiler for each paper: one serves one thread, and a new one costs five milliseconds.
    """
    compiler = typst.Compiler(font_paths=[FONTS], ignore_system_fonts=True)
    pdf = compiler.compile(template, format="pdf", sys_inputs=given, pdf_standards="ua-1", timestamp=made)
    if not isinstance(pdf, bytes):
        raise TypeError("A PDF is one file.")
    return pdf


def unshown(text: str) -> set[str]:
    """The letters of the text that have no shape in the fonts of a PDF."""
    rare = set(text) - LATIN
    if not rare or _has_shapes("".join(sorted(rare))):
        return set()
    return {letter for letter in rare if not _has_shapes(letter)}


@lru_cache(maxsize=8192)
def _has_shapes(letters: str) -> bool:
    """Control characters, halves of pairs and unassigned code points never have one."""
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Co"} for letter in letters):
        return False
    try:
        # After a letter, because an accent alone stands on nothing.
        set_in_type(TRIAL.encode(), {"letters": f"a{letters}"})
    except typst.TypstError:
        return False
    return True
