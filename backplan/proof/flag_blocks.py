"""Triage: every row alone, in every pair and in every triple, crossed with the settings.

One saying stands for another of its row, and one setting for another, only where everything that
came out was the same for every row alone. The pairs then check that it is so beside every other
row too, and the triples go on with those that stand for all.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from backplan.core.answers import Answers
from backplan.proof.bounds import Setting
from backplan.proof.failure import BrokenError
from backplan.proof.judging import SEVERITY, Judge, Seen
from backplan.proof.sayings import Saying, answered
from backplan.proof.world import Alike, Levels, Part, World

NOTHING = "nothing said"


def single(world: World, judge: Judge, found: Part, row: str) -> None:
    """Judge every saying of *row* in every setting, and find which come out alike."""
    said: tuple[tuple[Saying, ...], ...] = ((),)
    if row != NOTHING:
        said = tuple((one,) for one in world.rows[row])
    seen = [_judged(world, judge, one, world.settings) for one in said]
    for (better, mild), (worse, bad) in product(zip(said, seen, strict=True), repeat=2):
        if better and worse and worse[0].no_milder_than(better[0]):
            _hold_monotone(world, worse, _levels(bad), _levels(mild), world.settings)
    levels: Levels = {((row, at),): _levels(one) for at, one in enumerate(seen)}
    by_setting = list(zip(*seen, strict=True))
    found.levels |= levels
    found.alike[row] = (_firsts(seen), _firsts(by_setting))


def pair(world: World, judge: Judge, found: Part, rows: tuple[str, str]) -> None:
    """Judge what may be said of two rows.

    Those that stand for all meet every setting, the others the settings that stand for all, and
    have to come out as the ones that stand for them. In the bounded form only the ones that stand
    for all are said, in the settings that stand for all.
    """
    alike = _alike(world)
    one, other = rows
    kinds = alike.kinds
    few = [world.settings[at] for at in kinds]
    heads: dict[tuple[int, int], list[Seen]] = {}
    levels: Levels = {}
    for a, b in product(alike.heads(one), alike.heads(other)):
        said = (world.rows[one][a], world.rows[other][b])
        if world.quick:
            seen = _judged(world, judge, said, few)
        else:
            every = _judged(world, judge, said, world.settings)
            _hold_alike(world, said, every, [every[at] for at in alike.settings])
            seen = [every[at] for at in kinds]
        heads[a, b] = seen
        levels[(one, a), (other, b)] = _levels(seen)
        for row, at in ((one, a), (other, b)):
            alone = world.levels[((row, at),)]
            _hold_monotone(world, said, _levels(seen), bytes(alone[k] for k in kinds), few)
    for a, b in () if world.quick else product(*(range(len(world.rows[row])) for row in rows)):
        head = heads[alike.sayings[one][a], alike.sayings[other][b]]
        if (a, b) not in heads:
            said = (world.rows[one][a], world.rows[other][b])
            _hold_alike(world, said, _judged(world, judge, said, few), head)
    _hold_worse(world, rows, levels)
    found.levels |= levels


def triple(world: World, judge: Judge, _: Part, rows: tuple[str, str]) -> None:
    """Judge two rows with every row after them, said and set as what stands for all."""
    alike = _alike(world)
    few = [world.settings[at] for at in alike.kinds]
    names = list(world.rows)
    for third in names[names.index(rows[1]) + 1 :]:
        for places in product(*(alike.heads(row) for row in (*rows, third))):
            keys = tuple(zip((*rows, third), places, strict=True))
            said = [world.rows[row][at] for row, at in keys]
            levels = _levels(_judged(world, judge, said, few))
            for two in combinations(keys, 2):
                _hold_monotone(world, said, levels, world.levels[two], few)


def _judged(
    world: World, judge: Judge, said: Sequence[Saying], settings: Iterable[Setting]
) -> list[Seen]:
    """Return what came out in each setting."""
    base = answered(world.plain, said)
    return [judge.case(one.on(base)) for one in settings]


def _levels(seen: Iterable[Seen]) -> bytes:
    """Return the severities."""
    return bytes([SEVERITY[one.level] for one in seen])


def _firsts(found: Sequence[object]) -> tuple[int, ...]:
    """Return, for each, the place of the first that is equal to it."""
    first: dict[object, int] = {}
    keys = [tuple(one) if isinstance(one, list) else one for one in found]
    return tuple(first.setdefault(key, at) for at, key in enumerate(keys))


def _alike(world: World) -> Alike:
    """Return what the singles found alike."""
    if world.alike is None:
        message = "the singles come first"
        raise ValueError(message)
    return world.alike


def _hold_worse(world: World, rows: tuple[str, str], levels: Levels) -> None:
    """Hold invariant 2 where one of two rows is made worse."""
    few = [world.settings[at] for at in _alike(world).kinds]
    for mild, bad in product(levels, repeat=2):
        mild_said, bad_said = ([world.rows[row][at] for row, at in one] for one in (mild, bad))
        worse = [b.no_milder_than(a) for a, b in zip(mild_said, bad_said, strict=True)]
        if all(worse):
            _hold_monotone(world, bad_said, levels[bad], levels[mild], few)


def _hold_monotone(
    world: World, said: Sequence[Saying], more: bytes, less: bytes, settings: Sequence[Setting]
) -> None:
    """Hold invariant 2: *more* is nowhere below *less*."""
    if all(map(int.__ge__, more, less)):
        return
    at = next(at for at, (high, low) in enumerate(zip(more, less, strict=True)) if high < low)
    raise BrokenError(2, "more was said and the level fell", _case(world, said, settings[at]))


def _hold_alike(
    world: World, said: Sequence[Saying], found: Sequence[Seen], head: Sequence[Seen]
) -> None:
    """Refuse to let one case stand for others where it came out differently."""
    if list(found) != list(head):
        at = next(at for at, both in enumerate(zip(found, head, strict=True)) if both[0] != both[1])
        few = world.settings if len(found) == len(world.settings) else ()
        kinds = [world.settings[one] for one in _alike(world).kinds]
        says = "alone like another, but not beside this row"
        raise BrokenError(0, says, _case(world, said, (few or kinds)[at]))


def _case(world: World, said: Sequence[Saying], setting: Setting) -> Answers:
    """Return the answers of one case."""
    return setting.on(answered(world.plain, said))
