"""The plan as PDF."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from backplan.handouts.pdf import to_pdf
from backplan.handouts.plan import TITLE, Plan

HEADINGS: Mapping[str, str] = {
    "sessions": "Sessions to tick off",
    "ticking": "A box for each session, by the Monday of its week.",
    "day": "Day",
    "exercises": "Exercises",
    "between": "Between sessions",
    "for_you": "For you:",
}


def plan_pdf(plan: Plan, *, on: date) -> bytes:
    """Return the plan on pages of A4.

    Raises:
        NoPdfError: This server makes no PDF.
    """
    return to_pdf("plan.typ", {"title": TITLE, "headings": HEADINGS, **asdict(plan)}, on=on)
