"""Renders docs/reference/commands.md from the commands' own parsers, so that it says what `--help` says."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

HEAD = """# Commands

<!-- Made from the parsers of `areasend/site/commands` by `make docs`; a change here is lost. -->

One program, `areasend COMMAND`. `areasend COMMAND --help` says the same as this page. It ends with 0 when all is well, 1 when
something was found wrong, 2 when the reader has to change something, and 130 when it was interrupted. With `--json` it prints for a
machine.
"""


def render() -> str:
    from areasend.site.program import parser

    return "\n\n".join([HEAD.strip(), *_commands(parser())]) + "\n"


def _commands(top: argparse.ArgumentParser) -> Iterator[str]:
    for own in _below(top).values():
        yield f"## {own.prog}"
        yield from _command(own)


def _command(own: argparse.ArgumentParser) -> Iterator[str]:
    yield f"{own.description or ''}".rstrip(".") + "."
    yield f"    {_usage(own)}"
    if rows := _rows(own):
        yield "\n".join(["| | |", "|---|---|", *rows])
    for below in _below(own).values():
        yield f"### {below.prog}"
        yield from _command(below)


def _below(own: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    choices = [one.choices for one in own._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(choices[0]) if choices else {}


def _known(own: argparse.ArgumentParser) -> list[argparse.Action]:
    aside = (argparse._HelpAction, argparse._SubParsersAction)
    return [one for one in own._actions if not isinstance(one, aside) and one.help != argparse.SUPPRESS]


def _usage(own: argparse.ArgumentParser) -> str:
    """Written by ourselves: argparse folds its lines otherwise in each version of Python."""
    words = [_short(one) for one in _known(own)]
    below = _below(own)
    return " ".join([own.prog, *words, *(["{" + ",".join(below) + "}"] if below else [])])


def _short(one: argparse.Action) -> str:
    if not one.option_strings:
        return _value(one) if one.nargs not in ("?", "*") else f"[{_value(one)}]"
    said = " ".join(filter(None, [one.option_strings[-1], _value(one)]))
    return said if one.required else f"[{said}]"


def _value(one: argparse.Action) -> str:
    if one.nargs == 0:
        return ""
    named = one.metavar if isinstance(one.metavar, str) else ""
    named = named or ("{" + ",".join(map(str, one.choices)) + "}" if one.choices else one.dest)
    if one.option_strings and not one.metavar and not one.choices:
        named = named.upper()
    if named.endswith("..."):
        return named
    return f"{named} ..." if one.nargs in ("+", "*", argparse.REMAINDER) else named


def _rows(own: argparse.ArgumentParser) -> list[str]:
    return [f"| `{_named(one)}` | {_help(own, one)} |" for one in _known(own)]


def _named(one: argparse.Action) -> str:
    return " ".join(filter(None, [", ".join(one.option_strings), _value(one)]))


def _help(own: argparse.ArgumentParser, one: argparse.Action) -> str:
    told = (one.help or "") % {**vars(one), "prog": own.prog}
    return told.replace("|", "\\|")


PAGES = {"commands.md": render}
