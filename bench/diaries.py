"""Made-up diaries of any length, sealed and kept as visitors would keep them."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta

from backplan.content import load_rulebook
from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode, new_plan_code
from backplan.diary.diary import Diary
from backplan.diary.store import Store
from backplan.proof.world import PLAIN

CHECK_EVERY, WEEK = 84, 7
TRAINING_DAYS = (0, 2, 4)
MONTH, DECADE = 30, 3650
HELD = ("PL3", "SP3")
COUNTED = ("SQ3", "DL3", "LU2", "SU3", "CL3")


def keep_diaries(store: Store, days: int, today: date, count: int = 1) -> tuple[PlanCode, ...]:
    """Keep as many diaries that end yesterday; return the plan codes that open them."""
    codes = tuple(new_plan_code() for _ in range(count))
    for code in codes:
        Diary(code, store).save_all(tuple(facts(days, today)), today)
    return codes


def facts(days: int, today: date) -> Iterable[dict[str, object]]:
    """Yield a diary: a check-in every day, three sessions a week, a review each, a check at times.

    The signs are asked again in each week from the check on, so that no page asks for them now.

    The last check is as long ago in a long diary as in a short one, so both have the same plan.
    """
    signs = list(load_rulebook().triage.T8.flags)
    for ago in range(days, 0, -1):
        on = today - timedelta(days=ago)
        if ago == days or ago % CHECK_EVERY == MONTH:
            yield _fact(Kind.ANSWERS, on, 7, PLAIN)
        elif ago % WEEK == MONTH % WEEK:
            yield _fact(Kind.FLAGS, on, 7, {"asked": signs, "flags": {}})
        yield _fact(Kind.CHECKIN, on, 8, _checkin(on, ago))
        if on.weekday() in TRAINING_DAYS:
            yield _fact(Kind.SESSION, on, 18, _session(on))
        if ago % WEEK == 0:
            data = {"week_of": str(on), "activity_score": 6, "worry": 3, "breaks_done": "half"}
            yield _fact(Kind.REVIEW, on, 20, data)


def _checkin(on: date, ago: int) -> dict[str, object]:
    return {
        "date": str(on),
        "pain": 2 + ago % 3,
        "morning": "usual",
        "flare": False,
        "steps": 5000 + ago * 37 % 2000,
        "sitting_hours": 8 + ago % 3,
    }


def _session(on: date) -> dict[str, object]:
    told = {"effort_left": "2-3", "pain_during": 3}
    counted = [{"exercise": one, "sets": [{"reps": 12}] * 2, **told} for one in COUNTED]
    held = [{"exercise": one, "sets": [{"hold_s": 12}] * 2, **told} for one in HELD]
    pain = {"pain_before": 3, "pain_after": 3, "stopped": False}
    return {"date": str(on), **pain, "items": counted + held}


def _fact(kind: Kind, on: date, hour: int, data: dict[str, object]) -> dict[str, object]:
    at = f"{on}T{hour:02}:00:00+00:00"
    return {"id": str(uuid.uuid4()), "kind": str(kind), "at": at, "v": 1, "data": data}
