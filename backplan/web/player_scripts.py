"""The scripts that run in the browser, each file a module; joined here, so nothing is installed."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "player"
_IMPORT = re.compile(r"^import (\* as \w+|\{[^}]*\}) from '\./(\w+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)

_FOR_READERS = re.compile(r"^(?:\s*//.*\n|\s*/\*\*.*\*/\n|[ \t]+|\n)|(?<=;) // .*", re.MULTILINE)
"""Comments on lines of their own or after a statement, indents and empty lines."""


def script(name: str) -> str:
    """Return the module *name* as one script, what it imports before it.

    Each of the others becomes a value of its name, so that no two names of theirs meet.
    """
    *before, last = _needed(name)
    return "\n".join([*(_as_value(one) for one in before), _linked(last)])


def style(name: str) -> str:
    """Return the style sheet *name*."""
    return (FOLDER / f"{name}.css").read_text(encoding="utf-8")


def _needed(name: str) -> list[str]:
    """Return *name* and all that it imports, each once, what is needed first."""
    found: dict[str, None] = {}
    for _, needed in _IMPORT.findall(_read(name)):
        found.update(dict.fromkeys(_needed(needed)))
    return [*found, name]


def _as_value(name: str) -> str:
    """Return the module *name* as a value that holds what it exports."""
    text = _linked(name)
    exported = ",".join(_EXPORT.findall(text))
    return f"const {name}=(()=>{{\n{_EXPORT.sub('', text)}return{{{exported}}}}})();"


def _linked(name: str) -> str:
    """Return a module that takes what it imports from values of that name."""

    def taken(found: re.Match[str]) -> str:
        names, of = found.groups()
        return "" if names.startswith("*") else f"const {names} = {of};"

    return _IMPORT.sub(taken, _read(name))


def _read(name: str) -> str:
    """Return the text of a module without what only its readers need."""
    return _FOR_READERS.sub("", (FOLDER / f"{name}.js").read_text(encoding="utf-8"))
