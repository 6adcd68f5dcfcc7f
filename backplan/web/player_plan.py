"""What the player in the browser is given of a session: its exercises, and what to do for help."""

from collections.abc import Mapping

from backplan.core.answers import parse_flags
from backplan.core.catalogue import Kit
from backplan.core.fields import Fields
from backplan.core.fold import State
from backplan.core.programme import Item, Programme, Session, first_item
from backplan.core.reviews import SwapReason
from backplan.core.rulebook import Rulebook
from backplan.core.rungs import SETTLE_LADDER, Choice, Person
from backplan.core.swaps import swap_offers
from backplan.core.triage import triage_flags
from backplan.web.advice import EMERGENCY_ALONE, advice_at
from backplan.web.diary_pages import STOP_REASONS
from backplan.words import dose


def items_data(session: Session, state: State, rulebook: Rulebook) -> list[dict[str, object]]:
    """Return the exercises of *session*, each with the easier one that may take its place."""
    found = []
    for item in session.items:
        easier = _easier(item, state, rulebook)
        instead = None if easier is None else _item_data(easier, rulebook)
        found.append({**_item_data(item, rulebook), "easier": instead})
    return found


def shown_names(programme: Programme, state: State, rulebook: Rulebook) -> set[str]:
    """Return the exercises of the week, and the easier ones that may take their places."""
    items = {item.exercise.id: item for session in programme.sessions for item in session.items}
    easier = (_easier(item, state, rulebook) for item in items.values())
    return {*items, *(one.exercise.id for one in easier if one is not None)}


def reasons_data(rulebook: Rulebook) -> list[dict[str, object]]:
    """Return why a session may be stopped; each sign that needs help with its red flag."""
    flags = rulebook.triage.E9.flags
    return [
        {"id": key, "words": said, "flag": flags.get(key)} for key, said in STOP_REASONS.items()
    ]


def help_data(country: str | None, rulebook: Rulebook) -> Mapping[str, object]:
    """Return what to do at once for each red flag that stops a session, and whom to call."""
    numbers = rulebook.numbers_for(country)
    found = {}
    for flag in set(rulebook.triage.E9.flags.values()):
        told = Fields({"asked": [flag], "flags": {flag: "yes"}})
        triage = triage_flags(*parse_flags(told, rulebook), rulebook)
        advice = advice_at(triage.level, triage.reasons, rulebook)
        calls = list(numbers.emergency)
        if advice.call != EMERGENCY_ALONE:
            calls = [*numbers.advice, *calls]
        found[flag] = {"heading": advice.heading, "words": advice.words, "numbers": calls}
    return found


def _item_data(item: Item, rulebook: Rulebook) -> dict[str, object]:
    """Return one exercise as the player counts and shows it."""
    exercise = item.exercise
    unit, (low, high) = _amount(item)
    settle = exercise.ladder == SETTLE_LADDER
    return {
        "id": exercise.id,
        "name": exercise.name,
        "dose": dose(item),
        "cues": list(exercise.cues),
        "steps": list(exercise.steps),
        "advice": [one.advice for one in item.adaptations],
        "sets": item.sets,
        "unit": unit,
        "low": low,
        "high": high,
        "sides": exercise.dose.per_side,
        "rest": item.rest_s,
        "beat": exercise.dose.tempo,
        "extra": rulebook.adaptation.P1.reps_over if unit == "reps" and not settle else 0,
        "load": Kit.WEIGHTS in exercise.kit,
        "easier": None,
    }


def _amount(item: Item) -> tuple[str, tuple[int, int]]:
    """Return what a set is counted in, and its band."""
    for unit, band in (("reps", item.reps), ("hold_s", item.hold_s)):
        if band is not None:
            return unit, band
    return "minutes", item.minutes or (0, 0)


def _easier(item: Item, state: State, rulebook: Rulebook) -> Item | None:
    """Return the next easier rung with its first dose; None where the plan would give none."""
    answers, assessment, programme = state.history.answers, state.assessment, state.programme
    if answers is None or assessment is None or programme is None:
        return None
    offers = swap_offers(item, SwapReason.OTHER, state, rulebook)
    rungs = [one.exercise for one in offers if one.exercise.ladder == item.ladder]
    if not rungs:
        return None
    person = Person.of(answers, assessment.tags)
    choice = Choice(exercise=rungs[0], reasons=())
    return first_item(choice, programme.level, person, answers, rulebook)
