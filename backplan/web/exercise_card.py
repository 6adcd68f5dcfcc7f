"""One exercise, drawn whole: what it trains, the steps, the first dose, cautions and sources."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from backplan.core.answers import WEEKDAYS
from backplan.core.catalogue import Exercise, Kit, Ladder, Limit, Position, Tag
from backplan.core.evidence import Reason, Review
from backplan.core.fold import State
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER, Person, hold_cap, obstacles
from backplan.core.safety_rules import StartLevel
from backplan.web.advice import cite
from backplan.web.drawing import draw_figure
from backplan.web.glance import has_day
from backplan.words import band, full_day

WHO: Mapping[str, str] = {
    Tag.BP: "High blood pressure",
    Tag.PRESSURE: "A hernia or prolapse",
    Tag.BALANCE: "Unsteady on your feet",
    Tag.KNEE: "A sore knee",
    Tag.HIP: "A sore hip",
    Tag.WRIST_SHOULDER: "A sore wrist or shoulder",
    Tag.NO_FLOOR: "Hard to get down to the floor",
    Tag.OSTEOPOROSIS: "Osteoporosis (thin bones)",
    Tag.PREGNANT: "Pregnant",
    "RF32": "Legs that hurt or feel heavy when you walk",
    "ER03": "Blackouts or dizzy spells",
}
"""Whom a limit or an adaptation is for: tags first, then red flags and readiness items."""
OTHERS = "Some health problems"
KIT: Mapping[Kit, str] = {
    Kit.CHAIR: "a firm chair",
    Kit.WALL: "a wall",
    Kit.WORKTOP: "a worktop",
    Kit.STEP: "a firm step or stair",
    Kit.BAND: "an exercise band",
    Kit.WEIGHTS: "weights or a filled backpack",
    Kit.MAT: "a mat or rug",
}
POSITIONS: Mapping[Position, str] = {
    Position.STANDING: "standing",
    Position.SITTING: "sitting",
    Position.ON_BACK: "lying on your back",
    Position.ON_SIDE: "lying on your side",
    Position.FACE_DOWN: "facing the floor",
    Position.HANDS_AND_KNEES: "on hands and knees",
}
LEAVE_OUT = "Leave this out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """What the catalogue knows of the person who looks at it.

    Attributes:
        person: What decides about rungs; None before the check.
        days: Ids of the exercises in each of this week's sessions, by its day of the week.
        today: Ids of the exercises of a session that waits to be done today.
        settling: Whether the plan is made of settle moves for now.
    """

    person: Person | None = None
    days: Mapping[str, frozenset[str]] = field(default_factory=dict)
    today: frozenset[str] = frozenset()
    settling: bool = False

    @classmethod
    def of(cls, state: State) -> "Viewer":
        """Return the viewer whose diary comes to *state*."""
        answers, assessment, programme = state.history.answers, state.assessment, state.programme
        if answers is None or assessment is None:
            return cls()
        sessions = programme.sessions if programme is not None else ()
        days = {one.day: frozenset(item.exercise.id for item in one.items) for one in sessions}
        done = has_day(state.history.sessions, state.on)
        today = frozenset() if done else days.get(WEEKDAYS[state.on.weekday()], frozenset())
        return cls(
            person=Person.of(answers, assessment.tags),
            days=days,
            today=today,
            settling=programme is not None and programme.level is StartLevel.SETTLE,
        )

    @property
    def in_plan(self) -> frozenset[str]:
        """Return the ids of the exercises in this week's sessions."""
        return frozenset().union(*self.days.values())

    def days_of(self, exercise: str) -> tuple[str, ...]:
        """Return the days of the week on which *exercise* is planned."""
        return tuple(day for day, planned in self.days.items() if exercise in planned)

    def against(self, exercise: Exercise, rulebook: Rulebook) -> tuple[Reason, ...]:
        """Return what keeps *exercise* from this person; never for one that the plan holds."""
        if self.person is None or exercise.id in self.in_plan:
            return ()
        return obstacles(exercise, self.person, rulebook)


def badge(exercise: Exercise, viewer: Viewer, rulebook: Rulebook) -> str:
    """Return a mark for what the viewer's plan makes of *exercise*; empty for nothing special."""
    if exercise.id in viewer.in_plan:
        return ":green-badge[In your plan this week]"
    if viewer.against(exercise, rulebook):
        return ":orange-badge[Not for you just now]"
    return ""


def place(exercise: Exercise, rulebook: Rulebook) -> str:
    """Return where it stands on its ladder; settle moves have no order to climb."""
    if exercise.ladder == SETTLE_LADDER:
        return "Settle move"
    return f"Stage {exercise.rung} of {len(rulebook.catalogue.rungs(exercise.ladder))}"


def kind(ladder: Ladder) -> str:
    """Return what a ladder is called; "settle" alone would not say what that is."""
    return f"{ladder.name} (for a bad patch)" if ladder.id == SETTLE_LADDER else ladder.name


def kit_words(exercise: Exercise) -> str:
    """Return what it needs, such as ``a wall and a mat or rug``."""
    return " and ".join(KIT[one] for one in exercise.kit) or "nothing"


def draw_exercise(
    exercise: Exercise,
    viewer: Viewer,
    rulebook: Rulebook,
    *,
    heading: Callable[..., object] = st.subheader,
) -> None:
    """Draw all there is to know about *exercise*; *heading* draws the name of each part."""
    _for_you(exercise, viewer, rulebook)
    draw_figure(exercise)
    st.markdown("  \n".join(f"**{name}:** {words}" for name, words in _facts(exercise)))
    _part(heading, "How to do it")
    st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(exercise.steps, 1)))
    keep, avoid = st.columns(2)
    with keep:
        _part(heading, "Keep in mind")
        _bullets(exercise.cues)
    with avoid:
        _part(heading, "Easy mistakes")
        _bullets(exercise.mistakes)
    cautions = _cautions(exercise)
    if cautions:
        _part(heading, "Take care with")
        _bullets(cautions)
    if exercise.source_note is not None:
        _part(heading, "From the article behind backplan")
        st.markdown(exercise.source_note)
    with st.popover("Where this comes from", icon=":material/menu_book:", type="tertiary"):
        st.markdown(f":small[{cite(_sources(exercise), rulebook)}]")
        st.markdown(f":small[{_review(exercise.review)}]")


def first_dose(exercise: Exercise) -> str:
    """Return how much to do the first time, such as ``1 to 2 sets of 6 to 8, each side``."""
    dose = exercise.dose
    once = dose.sets == (1, 1)
    if dose.minutes is not None:
        return f"{band(dose.minutes)} minutes"
    if dose.hold_s is not None:
        times = "once" if once else f"{band(dose.sets)} times"
        words = f"hold {times} for {band(dose.hold_s)} seconds"
    else:
        words = f"{band(dose.sets)} {'set' if once else 'sets'} of {band(dose.reps or (0, 0))}"
    if dose.rep_hold_s is not None:
        words += f", holding each for {dose.rep_hold_s} seconds"
    return words + (", each side" if dose.per_side else "")


def _for_you(exercise: Exercise, viewer: Viewer, rulebook: Rulebook) -> None:
    """Draw what is different for this viewer: why it is left out, or how to do it."""
    person = viewer.person
    if person is None:
        return
    against = viewer.against(exercise, rulebook)
    if against:
        why = " ".join(one.text for one in against)
        st.warning(f"**Not for you just now.** {why}", icon=":material/block:")
        return
    cap = hold_cap(exercise, person)
    advice = [one.advice for one in exercise.adaptations if one.tag in person.tags]
    notes = dict.fromkeys([*advice, *([cap.reason.text] if cap is not None else [])])
    if notes:
        st.info(f"**For you.** {' '.join(notes)}", icon=":material/person:")


def _facts(exercise: Exercise) -> Iterable[tuple[str, str]]:
    """Yield the short facts above the steps."""
    yield "Trains", ", ".join(exercise.trains)
    floor = ", on the floor" if exercise.on_floor else ""
    yield "You start", POSITIONS[exercise.position] + floor
    yield "You need", kit_words(exercise)
    yield "The first time", first_dose(exercise)


def _cautions(exercise: Exercise) -> list[str]:
    """Return who leaves it out or does it in another way; those told the same share a line."""
    told: dict[str, list[str]] = {}
    for limit in exercise.limits:
        told.setdefault(limit.id, []).append(_limit(limit))
    for adaptation in exercise.adaptations:
        told.setdefault(adaptation.tag, []).append(adaptation.advice)
    same: dict[str, list[str]] = {}
    for who, advice in told.items():
        same.setdefault(" ".join(advice), []).append(WHO.get(who, OTHERS))
    if exercise.below_age is not None:
        same.setdefault(LEAVE_OUT, []).append(f"Aged {exercise.below_age} or over")
    lines = [f"**{' · '.join(names)}.** {words}" for words, names in same.items()]
    if exercise.max_usual_pain_nrs is not None:
        most = exercise.max_usual_pain_nrs
        lines.append(f"**Usual pain above {most} out of 10.** Wait until it is lower.")
    return lines


def _limit(limit: Limit) -> str:
    """Return what a limit asks of those whom it is for."""
    if limit.max_hold_s is not None:
        return f"Hold for {limit.max_hold_s} seconds at most."
    if limit.for_weeks is not None:
        return f"Leave this out for your first {limit.for_weeks} weeks."
    if limit.from_pregnancy_week is not None:
        return f"Leave this out from week {limit.from_pregnancy_week}."
    return LEAVE_OUT


def _sources(exercise: Exercise) -> tuple[str, ...]:
    """Return the ids of all sources that the card rests on, each once."""
    below = [name for one in exercise.limits for name in one.sources]
    below += [name for one in exercise.adaptations for name in one.sources]
    return tuple(dict.fromkeys([*exercise.sources, *below]))


def _review(review: Review) -> str:
    """Return who checked the words on the card, and when."""
    day = full_day(review.date_reviewed)
    if review.checked_by is None:
        return f"Not yet reviewed by a clinician. Last read through on {day}."
    return f"Checked by {review.checked_by} on {day}."


def _part(heading: Callable[..., object], title: str) -> None:
    """Draw the heading of one part; without an anchor, for the same parts stand on every card."""
    heading(title, anchor=False)


def _bullets(lines: Iterable[str]) -> None:
    """Draw a list."""
    st.markdown("\n".join(f"- {line}" for line in lines))
