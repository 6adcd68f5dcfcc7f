"""What the core says of a chart, in words."""

from collections.abc import Mapping

from backplan.core.chart_statements import Case, Statement
from backplan.core.window import LookBack

LOOK_BACK: Mapping[LookBack, str] = {
    LookBack.WEEKS: "4 weeks",
    LookBack.MONTHS: "3 months",
    LookBack.YEAR: "A year",
    LookBack.ALL: "All",
}
SENTENCES: Mapping[Case, str] = {
    Case.PAIN_SILENT: "You have not noted your pain in the last seven days.",
    Case.PAIN_NOW: "Over the last seven days your pain was {now:.1f} out of 10 on average.",
    Case.PAIN_SINCE: (
        "Over the last seven days your pain was {now:.1f} out of 10 on average. "
        "At first it was {first:.1f}."
    ),
    Case.STEPS_FEW: "You noted your steps on {days}, which is too few to sum up.",
    Case.STEPS_PLAIN: "You noted your steps on {days}, {mean:,.0f} on average.",
    Case.STEPS_GOAL: (
        "You met your goal on {met:,.0f} of the {with_goal:,.0f} days you noted, with {mean:,.0f} "
        "steps on average."
    ),
    Case.SITTING_FEW: "You noted how long you sat on {days}, which is too few to sum up.",
    Case.SITTING_MEAN: "You noted how long you sat on {days}, {mean:.1f} hours on average.",
    Case.SITTING_LESS: (
        "You sat less in the last seven days you noted ({now:.1f} hours) than in the first seven "
        "here ({first:.1f})."
    ),
    Case.SITTING_SAME: (
        "You sat about as long in the last seven days you noted ({now:.1f} hours) as in the first "
        "seven here ({first:.1f})."
    ),
    Case.SITTING_MORE: (
        "You sat longer in the last seven days you noted ({now:.1f} hours) than in the first seven "
        "here ({first:.1f})."
    ),
    Case.STRENGTH_FEW: "You did these moves in {sessions}, which is too few to tell how it goes.",
    Case.STRENGTH_UP: "You went from stage {first:.0f} up to stage {now:.0f} in {sessions}.",
    Case.STRENGTH_SAME: "You were at stage {now:.0f} at the start and at the end of {sessions}.",
    Case.STRENGTH_DOWN: "You went from stage {first:.0f} down to stage {now:.0f} in {sessions}.",
    Case.SESSIONS_PLAIN: "You did {done_sessions} in these weeks.",
    Case.SESSIONS_WEEK: "You have done {done:.0f} of {planned:.0f} planned sessions this week.",
    Case.SESSIONS_PLAN: (
        "You did {done:,.0f} of {planned:,.0f} planned sessions in {weeks} that are over."
    ),
    Case.BOTH_FEW: "You see your pain above and your sessions below, but too few weeks to compare.",
    Case.BOTH_SHOWN: "You see your pain above and your sessions below, for {weeks} with both.",
}
NOUNS = {"days": "day", "weeks": "week", "sessions": "session"}


def in_words(statement: Statement) -> str:
    """Return what a chart shows, and what cannot be said from it."""
    told: dict[str, object] = dict(statement.values)
    for name, noun in NOUNS.items():
        if name in statement.values:
            told[name] = _counted(statement.values[name], noun)
    if "done" in statement.values:
        told["done_sessions"] = _counted(statement.values["done"], "session")
    return f"{SENTENCES[statement.case].format(**told)} {statement.caveat.text}"


def _counted(number: float, noun: str) -> str:
    """Return a number with its noun, as in 1 day and 2 days."""
    return f"{number:,.0f} {noun}" if number == 1 else f"{number:,.0f} {noun}s"
