"""What Hypothesis draws: whole answers as JSON, every one of them valid."""

from hypothesis import strategies as st

from backplan.core.answers import JOINTS, KIT_ASKED, WEEKDAYS
from backplan.core.red_flags import DetailKind
from tests.core.people import RULES

Raw = dict[str, object]


def some_of(words: object) -> st.SearchStrategy[list[str]]:
    """Draw a list without repeats."""
    return st.lists(st.sampled_from([str(one) for one in words]), unique=True)


def flag_answers(flag_id: str) -> st.SearchStrategy[str]:
    """Draw what may be said of a red flag that is not a no."""
    derived = RULES.red_flags[flag_id].derived
    return st.sampled_from(["yes", "unsure"] if derived else ["yes", "unsure", "checked"])


def details_of(flag_id: str) -> st.SearchStrategy[Raw]:
    """Draw some of the follow-ups of a red flag."""
    kinds = {DetailKind.YES_NO: st.booleans(), DetailKind.WEEKS: st.none() | st.integers(0, 45)}
    details = RULES.red_flags[flag_id].details
    return st.fixed_dictionaries({}, optional={one.id: kinds[one.kind] for one in details})


@st.composite
def flags_with_details(draw: st.DrawFn, at_most: int = 4) -> tuple[Raw, Raw]:
    """Draw red flags and follow-ups of some of them."""
    ids = draw(st.lists(st.sampled_from(sorted(RULES.red_flags)), unique=True, max_size=at_most))
    flags = {one: draw(flag_answers(one)) for one in ids}
    follow = [one for one in ids if RULES.red_flags[one].details]
    details = {one: draw(details_of(one)) for one in follow if draw(st.booleans())}
    return flags, details


@st.composite
def raw_answers(draw: st.DrawFn, *, flagged: bool = True) -> Raw:
    """Draw answers; without *flagged* they hold no red flag and no readiness item but for tags."""
    flags, details = draw(flags_with_details()) if flagged else ({}, {})
    steps = draw(st.none() | st.integers(0, 60_000))
    guesses = st.sampled_from(["mostly_sitting", "some_walking", "on_feet"])
    raw: Raw = {
        "age": draw(st.integers(0, 120) if flagged else st.integers(18, 95)),
        "flags": flags,
        "flag_details": details,
        "readiness": draw(some_of(RULES.readiness if flagged else _TAGGING)),
        "pain_week": draw(st.integers(0, 20)) / 2,
        "pain_duration": draw(st.sampled_from(["under_6_weeks", "6_to_12_weeks", "over_12_weeks"])),
        "first_episode": draw(st.booleans()),
        "activity_score": draw(st.integers(0, 10)),
        "sitting_hours": draw(st.integers(0, 36)) / 2,
        "steps": steps,
        "steps_guess": draw(guesses if steps is None else st.none() | guesses),
        "strength_trained": draw(st.booleans()),
        "joints": draw(some_of(JOINTS)),
        "kit": draw(some_of(KIT_ASKED)),
        "minutes": draw(st.sampled_from([5, 12, 25])),
        "training_days": draw(
            st.lists(st.sampled_from(WEEKDAYS), unique=True, min_size=2, max_size=4)
        ),
    }
    if draw(st.booleans()):
        raw["cleared_on"] = "2026-10-30"
    return raw


@st.composite
def startable(draw: st.DrawFn) -> Raw:
    """Draw answers that stop nobody, or what a clinician cleared: most of them bring a plan."""
    raw = draw(raw_answers(flagged=False))
    cleared = draw(some_of(["RF26", "RF29", "RF33"]))
    raw["flags"] = dict.fromkeys(cleared, "yes")
    if "RF26" in cleared:
        raw["flag_details"] = {"RF26": {"weeks": draw(st.none() | st.integers(0, 42))}}
    raw["cleared_on"] = draw(st.sampled_from(["2026-11-02", "2026-10-10"]))
    return raw


_TAGGING = [key for key, item in RULES.readiness.items() if item.level.severity <= 1]
