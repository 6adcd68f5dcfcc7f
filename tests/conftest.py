"""What all tests share: a full set of answers, three people made of it, and the rulebook."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from backplan.content import load_rulebook
from backplan.core.rulebook import Rulebook

# A loaded machine is no bug, neither in a test nor in what is drawn for it. A change is judged by
# the same examples each time; `--hypothesis-profile=long` looks forty times as hard.
_SLOW = [HealthCheck.too_slow]
settings.register_profile(
    "backplan", deadline=None, suppress_health_check=_SLOW, derandomize=True, max_examples=50
)
settings.register_profile("long", deadline=None, suppress_health_check=_SLOW, max_examples=2000)
settings.load_profile("backplan")


def healthy(**changes: object) -> dict[str, object]:
    """Return answers with every required key, nothing wrong in them, and *changes* on top."""
    answers: dict[str, object] = {
        "age": 40,
        "flags": {},
        "readiness": [],
        "pain_week": 3,
        "pain_duration": "over_12_weeks",
        "first_episode": False,
        "activity_score": 6,
        "sitting_hours": 9,
        "steps": 5000,
        "strength_trained": False,
        "joints": [],
        "kit": ["step", "band", "weights", "mat"],
        "minutes": 25,
        "training_days": ["mon", "wed", "fri"],
    }
    return {**answers, **changes}


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture
def today() -> date:
    return date(2026, 11, 2)


@pytest.fixture
def ana() -> dict[str, object]:
    """Ana sits all day and has a plain sore back: she gets a routine."""
    return healthy(activity_name="tying my shoes", country="GB")


@pytest.fixture
def ben() -> dict[str, object]:
    """Ben is sore: new pain of 7, a bad knee and nothing at home. He starts gently."""
    return healthy(
        age=52, pain_week=6.5, pain_duration="under_6_weeks", joints=["knee"], kit=[], minutes=12
    )


@pytest.fixture
def cem() -> dict[str, object]:
    """Cem cannot feel when his bladder is full: an emergency, and no plan."""
    return healthy(age=35, pain_week=8, flags={"RF02": "yes"})
