"""The answers file: what is not answered is refused, and order does not matter.

Invariants 3 and 8, over every saying alone and every pair of those that stand for all.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import product

from backplan.core.answers import REQUIRED, parse_answers
from backplan.core.assessment import assess
from backplan.core.contract import assessment_as_json
from backplan.core.errors import InvalidValueError
from backplan.core.programme import build_programme
from backplan.proof.expected import DERIVED, EMERGENCY, FLAGS
from backplan.proof.failure import BrokenError, as_json
from backplan.proof.judging import Judge
from backplan.proof.sayings import Saying, answered
from backplan.proof.world import PLAIN, Part, World


def refused(world: World, judge: Judge, _found: Part, _task: str) -> None:
    """Hold invariant 3: a key that is missing, null or “no” is never taken for a no."""
    for key in REQUIRED:
        without = {name: value for name, value in PLAIN.items() if name != key}
        _hold_refused(world, judge, without)
    for key in REQUIRED:
        if key != "steps":  # null steps mean that steps_guess has to be there
            _hold_refused(world, judge, {**PLAIN, key: None})
    _hold_refused(world, judge, {**PLAIN, "steps": None})
    for flag in (one for one in FLAGS if FLAGS[one] == EMERGENCY):
        asked = [one for one in FLAGS if one not in {flag, *DERIVED}]
        _hold_refused(world, judge, {**PLAIN, "flags_asked": asked})
    for flag, word in product(FLAGS, ("no", "", None, False)):
        if FLAGS[flag] == EMERGENCY or word != "no":
            _hold_refused(world, judge, {**PLAIN, "flags": {flag: word}})


def orders(world: World, judge: Judge, _: Part, row: str) -> None:
    """Hold invariant 8 for *row*, alone and (but for the bounded form) beside every later row."""
    for one in world.rows[row]:
        _hold_order(world, judge, (one,))
    if not world.quick:
        for said in _pairs(world, row):
            _hold_order(world, judge, said)


def _pairs(world: World, row: str) -> Iterator[tuple[Saying, Saying]]:
    """Yield what stands for all of *row* beside what stands for all of every later row."""
    if world.alike is None:
        return
    names = list(world.rows)
    for other in names[names.index(row) + 1 :]:
        for a, b in product(world.alike.heads(row), world.alike.heads(other)):
            yield world.rows[row][a], world.rows[other][b]


def _hold_refused(world: World, judge: Judge, raw: dict[str, object]) -> None:
    """Refuse a file that leaves a question open and yet is read."""
    judge.cases += 1
    try:
        parse_answers(raw, world.rulebook)
    except InvalidValueError:
        return
    raise BrokenError(3, "a question that was not answered is read as a no", raw)


def _hold_order(world: World, judge: Judge, said: Sequence[Saying]) -> None:
    """Assess the same answers twice, and with every list and object the other way round."""
    raw = {**as_json(answered(world.plain, said)), "cleared_on": world.today.isoformat()}
    first = _result(world, judge, raw)
    if first != _result(world, judge, raw):
        raise BrokenError(8, "the same answers came out differently", raw)
    if first != _result(world, judge, _turned(raw)):
        raise BrokenError(8, "another order came out differently", raw)


def _result(world: World, judge: Judge, raw: dict[str, object]) -> str:
    """Return all that `assess` prints for *raw*."""
    judge.cases += 1
    try:
        answers = parse_answers(raw, world.rulebook)
    except InvalidValueError as error:
        raise BrokenError(1, f"the answers are refused: {error}", raw) from error
    assessment = assess(answers, world.rulebook, today=world.today)
    plan = build_programme(answers, assessment, world.rulebook)
    return json.dumps(assessment_as_json(answers, assessment, plan, world.rulebook))


def _turned(raw: dict[str, object]) -> dict[str, object]:
    """Return *raw* with its keys, and those of its objects, and its lists, in reverse."""
    turned: dict[str, object] = {}
    for key, value in reversed(raw.items()):
        if isinstance(value, dict):
            turned[key] = _turned(value)
        else:
            turned[key] = value[::-1] if isinstance(value, list) else value
    return turned
