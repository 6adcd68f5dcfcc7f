"""What the evidence says of start levels and exercises, typed in from its tables."""

from collections.abc import Iterable
from datetime import date

from backplan.core.answers import Answers, PainDuration, StepsGuess
from backplan.core.catalogue import Kit, Tag
from backplan.proof.expected import FLAGS, GP, READINESS, Due, said, together

LEVELS = "ABCD"
HOLD_S = 15  # 9.4 and 9.8: bp and pressure, no hold over 15 s
LATE_WEEK = 17  # 9.4: after 16 weeks; 9.8: unknown counts as over 16
CAPPED = (Tag.BP, Tag.PRESSURE)


def _up(ladder: str, rung: int, to: int = 6) -> set[str]:
    """Return the ids of a ladder from *rung* up."""
    return {f"{ladder}{one}" for one in range(rung, to + 1)}


LOADED = _up("DL", 5) | _up("SQ", 5) | {"LU6", "SU6"}  # 9.4, bp and pressure, four weeks
KEPT_AWAY: dict[Tag, set[str]] = {  # 9.4, substitutions, and 9.8, caps and exclusions
    Tag.BP: LOADED,
    Tag.PRESSURE: LOADED | _up("PL", 4),
    Tag.BALANCE: _up("SU", 4) | _up("LU", 4),
    Tag.KNEE: _up("SQ", 3) | _up("LU", 3) | _up("SU", 4),
    Tag.HIP: _up("CL", 4),
    Tag.WRIST_SHOULDER: _up("PL", 3) | _up("SP", 2),
    Tag.NO_FLOOR: {"DL2", "ST7"} | _up("CL", 2, 5) | _up("PL", 3) | _up("SP", 2),
    Tag.OSTEOPOROSIS: {"ST4", "ST5"} | _up("DL", 4),
    Tag.PREGNANT: {"DL2"},
}
LATE_PREGNANCY = _up("PL", 3) | {"ST2", "ST3", "ST4", "ST7"}  # 9.4 and 4.8: prone, or long flat
BY_FINDING = {"RF32": {"ST6"}, "ER03": {"ST6"}}  # 4.8: stenosis or dizziness
BY_KIT = {  # 9.8, kit
    Kit.STEP: _up("SU", 2),
    Kit.BAND: {"CL4", "CL6"},
    Kit.WEIGHTS: _up("DL", 4) | _up("SQ", 5) | {"LU6", "SU6"},
}


def kept_away(answers: Answers, tags: Iterable[Tag]) -> set[str]:
    """Return the exercises that nobody like this may be shown in a first week."""
    away = {one for tag in tags for one in KEPT_AWAY[tag]}
    weeks = answers.flag_details.get("RF26", {}).get("weeks")
    if Tag.PREGNANT in tags and (weeks is None or weeks >= LATE_WEEK):
        away |= LATE_PREGNANCY
    for finding in BY_FINDING.keys() & (answers.readiness | answers.flags.keys()):
        away |= BY_FINDING[finding]
    for kit in BY_KIT.keys() - answers.kit:
        away |= BY_KIT[kit]
    if answers.pain_nrs > 5:  # noqa: PLR2004 - 9.6, P1: DL4+ only if usual pain is 5 or less
        away |= _up("DL", 4)
    if answers.age >= 70:  # noqa: PLR2004 - 4.4, SU5
        away |= {"SU5"}
    return away


def start_level(answers: Answers, wanted: Due, today: date) -> str | None:
    """Return the start level of evidence 9.3 and 9.8, or None where no plan is due."""
    if wanted.level >= GP:
        return None
    pain = answers.pain_nrs
    if pain >= 8:  # noqa: PLR2004 - L1
        return "S"
    base = "A" if pain >= 6 else "B" if pain >= 4 else "C"  # noqa: PLR2004 - L2, L3, L4
    rank = LEVELS.index(base) - min(_slower(answers), 2)  # L5
    rank += answers.strength_trained and pain <= 3  # noqa: PLR2004 - L6
    rank = min(max(rank, 0), 3)
    if answers.pain_duration is PainDuration.UNDER_6_WEEKS and pain >= 4:  # noqa: PLR2004 - L8
        rank = 0
    if wanted.cleared and _lately(answers, today):
        rank = min(rank, LEVELS.index("B"))  # L7
    return LEVELS[rank]


def _slower(answers: Answers) -> int:
    """Return how many conditions of L5 hold."""
    guesses = {StepsGuess.SOME_WALKING: 5500, StepsGuess.ON_FEET: 8000}  # G1
    steps = answers.steps
    if steps is None:
        steps = guesses.get(answers.steps_guess or StepsGuess.MOSTLY_SITTING, 3500)
    few = steps < 3000 and not answers.strength_trained  # noqa: PLR2004
    cannot_stand_up = "ER11" in answers.readiness
    return cannot_stand_up + (answers.age >= 70) + (answers.activity_score <= 3) + few  # noqa: PLR2004


def _lately(answers: Answers, today: date) -> bool:
    """Return whether L7 holds: days 0 to 13, but not for RF30 or RF34 alone."""
    if answers.cleared_on is None or (today - answers.cleared_on).days > 13:  # noqa: PLR2004
        return False
    flags = said(answers)
    reasons = [key for key in flags if FLAGS[key] == GP]
    reasons += [key for key in answers.readiness if READINESS[key] == GP]
    sole = len(reasons) == 1 and not together(flags, answers.age)
    return not (sole and reasons[0] in {"RF30", "RF34"})
