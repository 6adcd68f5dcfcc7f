"""Decide whether it is safe to start: red flags, readiness and age to one level, with reasons.

Reads: `Answers`, the red flags and rules T1 to T7, clearances by a clinician, and today.
Returns: `Triage`. The highest level of all findings counts; a clearance only ever lifts
`gp_first` to `ok_caution`, and never for somebody under age.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backplan.core.answers import Answers, PainDuration
from backplan.core.catalogue import Tag
from backplan.core.evidence import Reason, Rule
from backplan.core.red_flags import FlagAnswer, RedFlag, TriageLevel
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import TriageRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """A clinician's word that the visitor may exercise.

    Attributes:
        on: The day it was given.
        about: Ids of red flags and readiness items that it covers; None covers all.
    """

    on: date
    about: frozenset[str] | None = None

    def covers(self, ids: Iterable[str]) -> bool:
        """Return whether every one of *ids* is covered."""
        return self.about is None or self.about.issuperset(ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that raises the level.

    Attributes:
        level: The level that it calls for.
        reason: The flag, readiness item or rule, in words.
        about: Ids that a clearance must cover to lift it; empty where none can.
    """

    level: TriageLevel
    reason: Reason
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """Whether it is safe to start, and why.

    Attributes:
        level: What to do first.
        findings: All that raised a level, most severe first.
        reasons: The rules that decided, then the findings.
        tags: What excludes, caps or adapts exercises.
        cleared_on: The day of the clearance that lifted `gp_first`; None where none did.
    """

    level: TriageLevel
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]
    tags: frozenset[Tag]
    cleared_on: date | None = None


def triage(
    answers: Answers, rulebook: Rulebook, *, today: date, clearances: Iterable[Clearance] = ()
) -> Triage:
    """Return the triage of *answers* on *today* (rules T1 to T7, evidence 9.2 and 9.8)."""
    flags = _with_derived(answers, rulebook)
    found = [
        *flag_findings(flags, answers.flag_details, rulebook.red_flags),
        *_readiness_findings(answers, rulebook),
        *_combined(answers, flags, rulebook),
        *_under_age(answers, rulebook.triage),
    ]
    tags = _tags(answers, flags, rulebook)
    days = rulebook.triage.clearance.valid_days
    valid = [one for one in clearances if 0 <= (today - one.on).days <= days]
    return _conclude(found, tags, rulebook.triage, valid)


def triage_flags(
    flags: Mapping[str, FlagAnswer], details: Mapping[str, Mapping[str, int]], rulebook: Rulebook
) -> Triage:
    """Return the triage of red flags alone, for a diary that holds no answers yet."""
    found = flag_findings(_with_detailed(flags, details), details, rulebook.red_flags)
    return _conclude(found, frozenset(), rulebook.triage, ())


def _conclude(
    found: Iterable[Finding],
    tags: frozenset[Tag],
    rules: TriageRules,
    valid: Sequence[Clearance],
) -> Triage:
    """Return the highest level of all that was found, lifted by *valid* clearances if they may."""
    findings = tuple(sorted(found, key=lambda one: (-one.level.severity, one.reason.id)))
    level = max((one.level for one in findings), key=_severity, default=TriageLevel.OK)
    if tags:
        level = max(level, TriageLevel.OK_CAUTION, key=_severity)
    decided = _rules(level, findings, rules)
    cleared_on = _cleared_on(level, findings, valid)
    if cleared_on is not None:
        level = TriageLevel.OK_CAUTION
        decided = (*decided, rules.clearance)
    return Triage(
        level=level,
        findings=findings,
        reasons=tuple(_reasons(decided, findings)),
        tags=tags,
        cleared_on=cleared_on,
    )


def walking_is_fine(found: Triage, rules: TriageRules) -> bool:
    """Return whether short walks can be advised while somebody waits to be seen (T5)."""
    reasons = [one.reason.id for one in found.findings if one.level is TriageLevel.GP_FIRST]
    return (
        found.level is TriageLevel.GP_FIRST
        and len(reasons) == 1
        and reasons[0] in rules.T5.walking_if_sole
    )


def flag_findings(
    flags: Mapping[str, FlagAnswer],
    details: Mapping[str, Mapping[str, int]],
    red_flags: Mapping[str, RedFlag],
) -> list[Finding]:
    """Return a finding for each of *flags*; for use without answers too, while the check runs."""
    return [
        Finding(
            level=flag_level(red_flags[key], answer, details.get(key, {}), flags),
            reason=Reason(id=key, text=red_flags[key].reason, sources=red_flags[key].sources),
            about=frozenset({key}),
        )
        for key, answer in flags.items()
    ]


def flag_level(
    flag: RedFlag,
    answer: FlagAnswer,
    details: Mapping[str, int],
    flags: Mapping[str, FlagAnswer],
) -> TriageLevel:
    """Return the level of one flag: its row, then what details and other flags make of it.

    Unsure counts as yes. A milder level holds only where a detail says so and nothing raises it.
    """
    level = flag.level
    if answer is FlagAnswer.CHECKED and flag.checked_level is not None:
        level = flag.checked_level
    said = [
        (one.lowers, one.level)
        for one in flag.details
        if one.level is not None and details.get(one.id)
    ]
    lowered = [one for lowers, one in said if lowers]
    raised = [one for lowers, one in said if not lowers]
    raised += [one.level for one in flag.combinations if flags.keys() & set(one.with_any)]
    return max([min([level, *lowered], key=_severity), *raised], key=_severity)


def derived_flags(answers: Answers, rules: TriageRules) -> frozenset[str]:
    """Return the flags that age, first episode and pain tell: of RF23, RF24, RF25 and RF30."""
    bounds = rules.derived
    new = answers.first_episode or answers.pain_duration is PainDuration.UNDER_6_WEEKS
    told = {
        "RF23": answers.age < rules.T4.age_from,
        "RF24": answers.first_episode
        and bounds.first_episode_age_from <= answers.age < bounds.first_episode_gp_age_from,
        "RF25": (answers.first_episode and answers.age >= bounds.first_episode_gp_age_from)
        or (new and answers.age >= bounds.new_pain_gp_age_from),
        "RF30": answers.pain_nrs >= bounds.severe_pain_nrs_from,
    }
    return frozenset(key for key, true in told.items() if true)


def _severity(level: TriageLevel) -> int:
    """Return the order of *level*, for max and min."""
    return level.severity


def _with_derived(answers: Answers, rulebook: Rulebook) -> dict[str, FlagAnswer]:
    """Return the flags given and told by other answers together, in id order."""
    told = dict.fromkeys(derived_flags(answers, rulebook.triage), FlagAnswer.YES)
    given = _with_detailed(answers.flags, answers.flag_details)
    return dict(sorted({**told, **given}.items()))


def _with_detailed(
    flags: Mapping[str, FlagAnswer], details: Mapping[str, Mapping[str, int]]
) -> dict[str, FlagAnswer]:
    """Return *flags* with those that only a follow-up tells, as RF30 need not be given."""
    told = {key: FlagAnswer.YES for key, more in details.items() if any(more.values())}
    return {**told, **flags}


def _readiness_findings(answers: Answers, rulebook: Rulebook) -> list[Finding]:
    """Return a finding for each readiness item that calls for more than `ok`."""
    items = [rulebook.readiness[key] for key in sorted(answers.readiness)]
    if answers.joints and "ER09" not in answers.readiness:
        items.append(rulebook.readiness["ER09"])
    return [
        Finding(
            level=item.level,
            reason=Reason(id=item.id, text=item.reason, sources=item.sources),
            about=frozenset({item.id}),
        )
        for item in items
        if item.level is not TriageLevel.OK
    ]


def _combined(
    answers: Answers, flags: Mapping[str, FlagAnswer], rulebook: Rulebook
) -> list[Finding]:
    """Return the finding of T3 where enough weak signs come together.

    A flag that may be answered as checked, and was, is no sign. RF25 and the age that brings it
    are one fact and count once.
    """
    rule = rulebook.triage.T3
    signs = {
        key
        for key in rule.flags
        if key in flags
        and not (flags[key] is FlagAnswer.CHECKED and rulebook.red_flags[key].checked_level)
    }
    by_age = answers.age >= rule.age_from and "RF25" not in signs
    if len(signs) + by_age < rule.signs_from:
        return []
    return [Finding(level=TriageLevel.GP_FIRST, reason=rule.reason, about=frozenset(signs))]


def _under_age(answers: Answers, rules: TriageRules) -> list[Finding]:
    """Return the finding of T4; no clearance lifts it."""
    if answers.age >= rules.T4.age_from and "RF23" not in answers.flags:
        return []
    return [Finding(level=TriageLevel.GP_FIRST, reason=rules.T4.reason)]


def _tags(answers: Answers, flags: Mapping[str, FlagAnswer], rulebook: Rulebook) -> frozenset[Tag]:
    """Return what excludes, caps or adapts exercises; named joints stand for all of ER09."""
    tags = set(answers.joints)
    for key in flags:
        tag = rulebook.red_flags[key].tag
        if tag is not None:
            tags.add(tag)
    for key in answers.readiness:
        if key != "ER09" or not answers.joints:
            tags.update(rulebook.readiness[key].tags)
    return frozenset(tags)


def _cleared_on(
    level: TriageLevel, findings: Iterable[Finding], valid: Sequence[Clearance]
) -> date | None:
    """Return the day from which every `gp_first` finding is cleared, or None."""
    if level is not TriageLevel.GP_FIRST:
        return None
    days = []
    for finding in (one for one in findings if one.level is level):
        covering = [one.on for one in valid if finding.about and one.covers(finding.about)]
        if not covering:
            return None
        days.append(max(covering))
    return max(days)


def _rules(level: TriageLevel, findings: Iterable[Finding], rules: TriageRules) -> tuple[Rule, ...]:
    """Return the rules of evidence 9.2 that give *level*; T3 is a finding and speaks for itself."""
    if level is TriageLevel.GP_FIRST:
        ids = {one.reason.id for one in findings if one.level is level}
        return () if ids == {rules.T3.id} else (rules.T5,)
    rule: Mapping[TriageLevel, Rule] = {
        TriageLevel.EMERGENCY_NOW: rules.T1,
        TriageLevel.URGENT_TODAY: rules.T2,
        TriageLevel.OK_CAUTION: rules.T6,
        TriageLevel.OK: rules.T7,
    }
    return (rule[level],)


def _reasons(rules: Iterable[Rule], findings: Iterable[Finding]) -> Iterable[Reason]:
    """Yield the rules that decided, then the findings."""
    yield from (rule.reason for rule in rules)
    yield from (finding.reason for finding in findings)
