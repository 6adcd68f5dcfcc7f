"""A PDF from a template and values, tagged for screen readers (PDF/UA-1).

Typst is in the extra ``pdf``: a host who does without has print pages. The fonts are backplan's
own, so that a handout looks the same everywhere; what none of them holds is drawn as a box.
"""

import importlib.util
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from backplan.core.errors import BackplanError

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
BOX = "□"
MAY_BREAK = "\u200b"
ROUNDS = 12
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_LONG = re.compile(r"\S{30}(?=\S)")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class NoPdfError(BackplanError):
    """This server makes no PDF."""


def makes_pdf() -> bool:
    """Return whether PDFs can be made here."""
    return importlib.util.find_spec("typst") is not None


def to_pdf(template: str, values: Mapping[str, object], *, on: date) -> bytes:
    """Return the PDF that *template*, a file beside this one, makes of *values*.

    The same values on the same day give the same bytes.

    Raises:
        NoPdfError: The extra ``pdf`` is not installed.
    """
    if not makes_pdf():
        raise NoPdfError(
            "PDF needs the extra pdf: pip install --require-hashes -r requirements-pdf.txt; "
            "or choose a name that ends in .html"
        )
    text = json.dumps(_printable(values), ensure_ascii=False)
    for _ in range(ROUNDS):
        made = _compile(template, text, on)
        if isinstance(made, bytes):
            return made
        text = _without(made, text)
    made = _compile(template, text.encode("ascii", "replace").decode(), on)
    if isinstance(made, bytes):
        return made
    raise NoPdfError("this cannot be set as PDF; choose a name that ends in .html")


def _compile(template: str, text: str, on: date) -> bytes | str:
    """Return the PDF, or the text that no font can show."""
    import typst  # noqa: PLC0415 - in an extra

    try:
        return typst.compile(
            HERE / template,
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=["ua-1"],
            font_paths=[FONTS],
            ignore_system_fonts=True,
            timestamp=int(datetime.combine(on, time(12), tzinfo=UTC).timestamp()),
        )
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), missing[1])


def _printable(value: object) -> object:
    """Return *value* without control characters, halves of characters, and what has no meaning."""
    if isinstance(value, Mapping):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    if not isinstance(value, str):
        return value
    bad = ("Cc", "Cs", "Co", "Cn")
    clean = "".join(" " if unicodedata.category(one) in bad else one for one in value)
    drawing = clean.startswith("<svg")
    return clean if drawing else _LONG.sub(lambda found: f"{found[0]}{MAY_BREAK}", clean)


def _without(missing: str, text: str) -> str:
    """Return *text* with boxes for *missing*, and for all that is of its script or kind."""
    kinds = {_kind(one) for one in missing}
    return "".join(
        BOX if not one.isascii() and (one in missing or _kind(one) in kinds) else one
        for one in text
    )


def _kind(one: str) -> str:
    """Return the script of a letter as the first word of its name; symbols are one kind."""
    if unicodedata.category(one) == "So":
        return "So"
    return unicodedata.name(one, "").partition(" ")[0].partition("-")[0]
