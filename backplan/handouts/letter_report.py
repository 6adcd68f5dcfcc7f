"""What a letter says of a person: what backplan advised, what they report, and of which red flags.

Reads: the `State` of a day, and the `Screening`.
Returns: lines in the words of a clinician.
"""

from collections.abc import Iterable
from datetime import date

from backplan.core.answers import Answers
from backplan.core.evidence import Reason
from backplan.core.fold import State
from backplan.core.red_flags import DetailKind, FlagAnswer
from backplan.core.rulebook import Rulebook
from backplan.handouts.clinical_words import (
    ADVICE,
    DETAILS,
    DURATION,
    READINESS,
    RULES,
    SAID,
    SIGNS,
)
from backplan.handouts.screening import Reported, Screening
from backplan.words import full_day

ACTIVITY_AT_MOST = 60


def advice(state: State, rulebook: Rulebook) -> tuple[str, ...]:
    """Return what was advised today, what for, and when each rule last told them to be seen."""
    if state.assessment is None and not state.triage.findings:
        return ("The safety check has not been taken yet.",)
    triage = state.triage
    why = [_short(one.reason, rulebook) for one in triage.findings if one.level is triage.level]
    lines = [f"Advised {ADVICE[triage.level]}{': ' if why else ''}{'; '.join(why)}."]
    if triage.cleared_on is not None:
        lines.append(f"They say that a clinician cleared them on {full_day(triage.cleared_on)}.")
    told = {one.rule: one for one in state.escalations}.values()
    lines += [f"{full_day(one.on)}: {_short(one.reason, rulebook)}." for one in told]
    return tuple(lines)


def report(state: State) -> tuple[str, ...]:
    """Return what they report of themselves."""
    answers, history = state.history.answers, state.history
    if answers is None or history.answered_on is None:
        return ()
    first = "first episode" if answers.first_episode else "not the first episode"
    mean = state.progress.pain_mean_7d
    now = "" if mean is None else f"; mean of the last 7 days {mean:.1f}"
    lines = [
        f"Age {answers.age}. Pain for {DURATION[answers.pain_duration]} when asked on "
        f"{full_day(history.answered_on)}; {first}.",
        f"Pain then {answers.pain_week:g} of 10 (mean of a week){now}.",
        _activity(state, answers),
        _habits(answers),
    ]
    readiness = [READINESS[one] for one in sorted(answers.readiness)]
    if readiness:
        lines.append(f"Also reported: {'; '.join(readiness)}.")
    return tuple(lines)


def red_flags(asked: Screening, rulebook: Rulebook) -> tuple[str, ...]:
    """Return what was said of each red flag, with its day."""
    days = sorted({one.on for one in asked.reported}, reverse=True)
    lines = [_reported(day, asked.reported, rulebook) for day in days]
    lines += [
        f"Asked on {full_day(on)}, answered no: {_list(names)}."
        for on, names in asked.denied.items()
    ]
    if asked.not_asked:
        lines.append(f"Not asked: {_list(asked.not_asked)}.")
    return tuple(lines)


def _short(reason: Reason, rulebook: Rulebook) -> str:
    """Return a reason in a clinician's words; one that has none is quoted."""
    known = {**SIGNS, **READINESS, **RULES}.get(reason.id)
    if known is None:
        return f"“{reason.text}”"
    flag = rulebook.red_flags.get(reason.id)
    return known if flag is None else f"{known} (asked with {flag.may_mean} in mind)"


def _activity(state: State, answers: Answers) -> str:
    """Return how well the activity goes that they named."""
    typed = answers.activity_name or ""
    if len(typed) > ACTIVITY_AT_MOST:
        typed = f"{typed[:ACTIVITY_AT_MOST]}…"
    name = f" (“{typed}”)" if typed else ""
    words = f"Chosen activity{name}: {answers.activity_score} of 10, where 10 is as before the pain"
    reviews = state.history.reviews
    if reviews:
        words += f"; on {full_day(reviews[-1].on)}, {reviews[-1].activity_score}"
    return f"{words}."


def _habits(answers: Answers) -> str:
    """Return how they spend their days."""
    steps = "not counted" if answers.steps is None else f"{answers.steps:,}"
    trained = "yes" if answers.strength_trained else "no"
    return (
        f"Sits {answers.sitting_hours:g} hours a day; steps a day: {steps}; "
        f"strength training before: {trained}."
    )


def _reported(on: date, reported: Iterable[Reported], rulebook: Rulebook) -> str:
    """Return what was last said on the day *on* of red flags that stand."""
    said = (_said(one, rulebook) for one in reported if one.on == on)
    return f"Reported on {full_day(on)}: {'; '.join(said)}."


def _said(one: Reported, rulebook: Rulebook) -> str:
    """Return one red flag, with what is not a plain yes."""
    more = [] if one.answer is FlagAnswer.YES else [SAID[one.answer]]
    more += [
        f"{DETAILS[detail.id]}: {_answer(detail.kind, one.details[detail.id])}"
        for detail in rulebook.red_flags[one.flag].details
        if detail.id in one.details
    ]
    return f"{SIGNS[one.flag]} ({', '.join(more)})" if more else SIGNS[one.flag]


def _answer(kind: DetailKind, value: int) -> str:
    """Return the answer to a follow-up question."""
    if kind is DetailKind.YES_NO:
        return "yes" if value else "no"
    return f"{value}"


def _list(names: Iterable[str]) -> str:
    """Return red flags in short words."""
    return "; ".join(SIGNS[one] for one in names)
