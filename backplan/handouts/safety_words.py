"""What every handout with exercises says first: see somebody first, and when to stop."""

from backplan.core.fold import State
from backplan.core.rulebook import Numbers, Rulebook

FIRST = (
    "See a doctor or physio first. Anyone with lower back pain should ask one what is right for "
    "them. backplan does not replace them."
)
STOP = "Stop at once if"
STOP_IF = (
    "your chest hurts, or you feel faint or dizzy,",
    "you cannot get your breath,",
    "you get sudden, very bad pain,",
    "you lose feeling between your legs, or have new trouble with your bladder or bowels,",
    "your legs get weak or numb.",
)
LESS = (
    "If your back pain goes up by two points or more and is not settled by the next morning, do "
    "less next time."
)
GETS_OLD = "Your plan may change from week to week. Look in backplan for the newest one."


def numbers_of(state: State, rulebook: Rulebook) -> Numbers:
    """Return whom to call where the diary's owner is."""
    return rulebook.numbers_for(state.history.country)


def call(numbers: Numbers) -> str:
    """Return what to do after a stop, with the numbers for an emergency."""
    return f"Then sit down and call {' or '.join(numbers.emergency)}."
