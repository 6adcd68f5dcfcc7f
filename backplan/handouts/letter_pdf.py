"""The letter as PDF."""

from dataclasses import asdict
from datetime import date

from backplan.handouts.letter import ABOUT, LIMITS, TITLE, Letter
from backplan.handouts.pdf import to_pdf


def letter_pdf(letter: Letter, *, on: date) -> bytes:
    """Return the letter on one page of A4.

    Raises:
        NoPdfError: This server makes no PDF.
    """
    values = {"title": TITLE, "about": ABOUT, "limits_heading": LIMITS, **asdict(letter)}
    return to_pdf("letter.typ", values, on=on)
