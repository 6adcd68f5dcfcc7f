"""What the evidence says of triage, typed in from its tables and not from data/.

The proof compares the rules with this, so a change to one alone is found. Severity: 0 ok, 1
ok_caution, 2 gp_first, 3 urgent_today, 4 emergency_now (evidence 1.2).
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from backplan.core.answers import Answers, PainDuration
from backplan.core.catalogue import Tag
from backplan.core.red_flags import FlagAnswer

FLAGS = {
    **dict.fromkeys(("RF01", "RF02", "RF03", "RF04", "RF05", "RF06"), 4),  # 1.3, new or worse
    **dict.fromkeys(("RF08", "RF19", "RF21", "RF27"), 4),  # 1.3, level 4
    **dict.fromkeys(("RF07", "RF09", "RF10", "RF12", "RF13"), 3),  # 1.3, level 3
    **dict.fromkeys(("RF14", "RF15", "RF16", "RF17", "RF18"), 3),  # 1.3, level 3
    **dict.fromkeys(("RF11", "RF20", "RF23", "RF25", "RF26", "RF29", "RF30"), 2),  # 1.3, level 2
    **dict.fromkeys(("RF28", "RF34"), 2),  # 1.3; 9.8: without details the first level of the row
    **dict.fromkeys(("RF22", "RF24", "RF31", "RF32", "RF33"), 1),  # 1.3, level 1
}
CHECKED = {**dict.fromkeys(("RF01", "RF02", "RF03", "RF04", "RF05", "RF06"), 2), "RF34": 1}  # 9.8
DERIVED = ("RF23", "RF24", "RF25", "RF30")  # 9.8: told by age, first episode and pain
DETAILS = {  # 1.3, "when"; the keys are those of 9.8
    "RF07": {"sudden": 4, "both_legs": 4},
    "RF09": {"sudden_severe": 4, "cannot_stand": 4},
    "RF11": {"unwell": 3},
    "RF12": {"sepsis_signs": 4},
    "RF28": {"postnatal_check": 1, "caesarean": 2},
    "RF30": {"sudden": 3, "cannot_walk": 3},
    "RF31": {"worsening": 2, "over_6_weeks": 2},
}
LOWERS = {("RF28", "postnatal_check")}  # 1.3: 2 until the postnatal check, then 1
WEEKS = {"RF26": "weeks"}  # 9.8: of pregnancy; unknown counts as over 16
TOGETHER = {"RF11": {"RF14": 3, "RF15": 3, "RF16": 3, "RF05": 4, "RF06": 4}}  # 1.3, RF11
READINESS = {  # 1.4
    **dict.fromkeys(("ER01", "ER02", "ER03", "ER04", "ER05b", "ER06", "ER07_symptomatic"), 2),
    **dict.fromkeys(("ER05a", "ER07", "ER08", "ER09", "ER10"), 1),
    "ER11": 0,
}
TAGS = {  # 1.4, and 9.4 for the two flags
    "ER05a": {Tag.BP},
    "ER05b": {Tag.BP},
    "ER07": {Tag.PRESSURE},
    "ER07_symptomatic": {Tag.PRESSURE},
    "ER08": {Tag.BALANCE},
    "ER09": {Tag.KNEE, Tag.HIP, Tag.WRIST_SHOULDER},
    "ER10": {Tag.NO_FLOOR},
    "RF26": {Tag.PREGNANT},
    "RF33": {Tag.OSTEOPOROSIS},
}
T3_FLAGS = {"RF11", "RF24", "RF25", "RF33", "RF34"}  # 9.2, T3; with age 70 and over
CLEARANCE_DAYS = 30  # 1.2 and 9.8: days 0 to 30
OK, CAUTION, GP, URGENT, EMERGENCY = range(5)


class Due(NamedTuple):
    """What the evidence calls for.

    Attributes:
        before: The severity before any clearance: the worst of all findings.
        level: The severity that the visitor is told.
        tags: The tags that apply.
        cleared: Whether a clearance lifted `gp_first`.
        unsure: Whether an emergency question was answered unsure.
    """

    before: int
    level: int
    tags: frozenset[Tag]
    cleared: bool
    unsure: bool


def due(answers: Answers, today: date) -> Due:
    """Return what evidence 9.2 and 9.8 call for."""
    flags = said(answers)
    levels = [_flag(key, flags, answers) for key in flags]
    levels += [READINESS[key] for key in answers.readiness]
    tags = set(answers.joints)
    for key in (*flags, *answers.readiness):
        if key in TAGS and not (key == "ER09" and answers.joints):
            tags |= TAGS[key]
    if tags:
        levels.append(CAUTION)
    under_age = "RF23" in flags
    if under_age or together(flags, answers.age):
        levels.append(GP)
    before = max(levels, default=OK)
    cleared = before == GP and not under_age and _clearance_counts(answers, today)
    unsure = any(
        one is FlagAnswer.UNSURE and FLAGS[key] == EMERGENCY for key, one in answers.flags.items()
    )
    return Due(before, CAUTION if cleared else before, frozenset(tags), cleared, unsure)


def said(answers: Answers) -> dict[str, FlagAnswer]:
    """Return the flags given and those told by age, first episode and pain (1.3, 9.8)."""
    age, first = answers.age, answers.first_episode
    new = first or answers.pain_duration is PainDuration.UNDER_6_WEEKS
    severe = answers.pain_nrs >= 8 or any(answers.flag_details.get("RF30", {}).values())  # noqa: PLR2004
    told = {
        "RF23": age < 18,  # noqa: PLR2004
        "RF24": first and 50 <= age < 60,  # noqa: PLR2004
        "RF25": (first and age >= 60) or (new and age >= 70),  # noqa: PLR2004
        "RF30": severe,
    }
    return {**{key: FlagAnswer.YES for key, true in told.items() if true}, **answers.flags}


def _flag(key: str, flags: dict[str, FlagAnswer], answers: Answers) -> int:
    """Return the severity of one flag's row; unsure is yes."""
    level = FLAGS[key]
    if flags[key] is FlagAnswer.CHECKED:
        level = CHECKED.get(key, level)
    raised = [level]
    more = answers.flag_details.get(key)
    if more:
        clauses = DETAILS.get(key, {})
        true = [one for one in clauses if more.get(one)]
        if any((key, one) in LOWERS for one in true):
            raised = [min(clauses[one] for one in true)]
        raised += [clauses[one] for one in true if (key, one) not in LOWERS]
    if key in TOGETHER:
        raised += [high for other, high in TOGETHER[key].items() if other in flags]
    return max(raised)


def together(flags: Mapping[str, FlagAnswer], age: int) -> bool:
    """Return whether T3 holds: two weak signs; RF25 and the age that brings it count once."""
    signs = T3_FLAGS & flags.keys()
    if flags.get("RF34") is FlagAnswer.CHECKED:
        signs.discard("RF34")
    return len(signs) + (age >= 70 and "RF25" not in signs) >= 2  # noqa: PLR2004


def _clearance_counts(answers: Answers, today: date) -> bool:
    """Return whether the clearance is 0 to 30 days old."""
    on = answers.cleared_on
    return on is not None and 0 <= (today - on).days <= CLEARANCE_DAYS
