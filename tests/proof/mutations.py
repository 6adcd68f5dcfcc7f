"""Rulebooks with one thing wrong in each, as a slip in data/ would make it."""

from collections.abc import Callable
from dataclasses import replace

from backplan.core.catalogue import Tag
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Rulebook

Mutation = Callable[[Rulebook], Rulebook]


def flag(flag_id: str, **changes: object) -> Mutation:
    """Change one red flag."""

    def changed(rules: Rulebook) -> Rulebook:
        one = replace(rules.red_flags[flag_id], **changes)
        return replace(rules, red_flags={**rules.red_flags, flag_id: one})

    return changed


def without_flag(flag_id: str) -> Mutation:
    """Lose one red flag."""
    return lambda rules: replace(
        rules, red_flags={key: one for key, one in rules.red_flags.items() if key != flag_id}
    )


def without_detail(flag_id: str, detail: str) -> Mutation:
    """Lose one follow-up of a red flag."""

    def changed(rules: Rulebook) -> Rulebook:
        kept = tuple(one for one in rules.red_flags[flag_id].details if one.id != detail)
        return flag(flag_id, details=kept)(rules)

    return changed


def triage_rule(name: str, **changes: object) -> Mutation:
    """Change one rule of triage."""

    def changed(rules: Rulebook) -> Rulebook:
        rule = replace(getattr(rules.triage, name), **changes)
        return replace(rules, triage=replace(rules.triage, **{name: rule}))

    return changed


def level_rule(name: str, **changes: object) -> Mutation:
    """Change one rule of the start level."""

    def changed(rules: Rulebook) -> Rulebook:
        rule = replace(getattr(rules.levels, name), **changes)
        return replace(rules, levels=replace(rules.levels, **{name: rule}))

    return changed


def readiness(item: str, **changes: object) -> Mutation:
    """Change one readiness item."""

    def changed(rules: Rulebook) -> Rulebook:
        one = replace(rules.readiness[item], **changes)
        return replace(rules, readiness={**rules.readiness, item: one})

    return changed


def without_limit(exercise: str, tag: Tag) -> Mutation:
    """Lose what a tag does to one exercise."""

    def changed(rules: Rulebook) -> Rulebook:
        one = rules.catalogue.exercises[exercise]
        kept = tuple(limit for limit in one.limits if limit.tag != tag)
        assert kept != one.limits
        every = {**rules.catalogue.exercises, exercise: replace(one, limits=kept)}
        return replace(rules, catalogue=replace(rules.catalogue, exercises=every))

    return changed


# What is wrong, and the invariants that may find it.
MUTATIONS: dict[str, tuple[Mutation, set[int]]] = {
    "first-ever pain is seen from 65 on": (
        triage_rule("derived", first_episode_gp_age_from=65),
        {4},
    ),
    "severe pain begins at 9": (triage_rule("derived", severe_pain_nrs_from=9), {4}),
    "plans from 16 on": (triage_rule("T4", age_from=16), {4}),
    "RF14 is dropped": (without_flag("RF14"), {1}),
    "RF14 is only gp_first": (flag("RF14", level=TriageLevel.GP_FIRST), {1}),
    "RF32 stops everybody": (flag("RF32", level=TriageLevel.GP_FIRST), {0}),
    "RF08 can be checked": (flag("RF08", checked_level=TriageLevel.GP_FIRST), {1}),
    "RF09 loses cannot_stand": (without_detail("RF09", "cannot_stand"), {1}),
    "RF11 beside RF05 is forgotten": (flag("RF11", combinations=()), {1}),
    "T3 wants three signs": (triage_rule("T3", signs_from=3), {4}),
    "a clearance holds for 60 days": (triage_rule("clearance", valid_days=60), {4}),
    "osteoporosis brings no tag": (flag("RF33", tag=None), {0}),
    "ER02 only cautions": (readiness("ER02", level=TriageLevel.OK_CAUTION), {4}),
    "RF20 names no known source": (flag("RF20", sources=("S999",)), {7}),
    "L7 lasts a week": (level_rule("L7", days=7), {0}),
    "SQ3 forgets knees": (without_limit("SQ3", Tag.KNEE), {5}),
    "PL3 forgets to cap holds": (without_limit("PL3", Tag.BP), {5}),
    "DL4 forgets osteoporosis": (without_limit("DL4", Tag.OSTEOPOROSIS), {5}),
}
FOUND_LATE = {
    "RF11 beside RF05 is forgotten",
    "T3 wants three signs",
    "osteoporosis brings no tag",
    "ER02 only cautions",
    "L7 lasts a week",
    "PL3 forgets to cap holds",
    "DL4 forgets osteoporosis",
}
"""Each takes a good part of a whole proof; of each of their invariants others are found sooner."""
