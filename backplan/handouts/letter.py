"""The letter: one page that somebody takes to their doctor or physio.

Reads: `Material`, and a name that is typed for it and kept nowhere.
Returns: `Letter`, for `letter_pdf` and `letter_page` to set.
"""

from dataclasses import dataclass

from backplan.core.fold import State
from backplan.core.rulebook import Rulebook
from backplan.handouts.letter_course import done, felt
from backplan.handouts.letter_report import advice, red_flags, report
from backplan.handouts.material import Material
from backplan.handouts.pain_drawing import pain_svg, pain_words, shown_days
from backplan.handouts.screening import screening
from backplan.words import full_day

TITLE = "Lower back pain: a report for a doctor or physio"
ABOUT = "About:"
LIMITS = "What this letter cannot say"
NAME_AT_MOST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a letter; lines are its points."""

    heading: str
    lines: tuple[str, ...]
    drawing: str | None = None
    drawing_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter.

    Attributes:
        name: Whom it is about, as typed; empty leaves a line to write on.
        date: Its day, in words.
        sections: In the order in which they are read.
        limits: What it cannot say.
    """

    name: str
    date: str
    sections: tuple[Section, ...]
    limits: str


def letter(material: Material, name: str = "") -> Letter:
    """Return the letter; it is there with and without a plan, and without answers."""
    state, rulebook = material.state, material.rulebook
    asked = screening(material)
    sections = (
        Section(heading="What backplan advised, and why", lines=advice(state, rulebook)),
        Section(heading="What they report", lines=report(state)),
        Section(heading="Red flags that were asked", lines=red_flags(asked, rulebook)),
        _pain(state),
        Section(heading="What was done", lines=done(state, rulebook)),
        Section(heading="What helped or hurt", lines=felt(state, rulebook)),
    )
    return Letter(
        name=name.strip()[:NAME_AT_MOST],
        date=full_day(state.on),
        sections=tuple(one for one in sections if one.lines),
        limits=_limits(rulebook),
    )


def _pain(state: State) -> Section:
    """Return the course of pain, drawn."""
    pain = shown_days(state.progress.pain, state.on)
    if not pain:
        return Section(heading="", lines=())
    words = pain_words(pain)
    return Section(
        heading="Course of pain",
        lines=("Dots are days, triangles flares, the line is the mean of seven days.",),
        drawing=pain_svg(pain, state.on),
        drawing_words=words,
    )


def _limits(rulebook: Rulebook) -> str:
    """Return what the letter cannot say."""
    checked = [one.checked_by is not None for one in rulebook.reviews.values()]
    review = "" if all(checked) else " Its rules have not all been checked by a clinician."
    return (
        "All of this was typed by the person themselves. Nobody examined them. backplan compares "
        "answers with fixed rules: it finds no illness and rules none out, and a “no” means only "
        f"that the question was answered so.{review}"
    )
