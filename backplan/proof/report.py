"""The safety case in words: what was counted, what must hold, and what each rule reached."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import prod

from backplan.proof.bounds import ages, clearances, pains
from backplan.proof.failure import INVARIANTS
from backplan.proof.prove import Proof
from backplan.proof.reach import LATER, to_reach

HEAD = """\
# Safety case

Written by `python -m backplan prove` for rulebook {version}; do not edit. No clinician has reviewed
the rules yet: this shows that the program does what the evidence review says, not that the review
is right. What the review says is typed in a second time in `backplan/proof/expected*.py`; the rules
in `data/` are held against that, case by case.

## What must hold

{invariants}

## How many cases

A *row* is a red flag, a readiness item or a joint: {rows} of them. A *saying* is one way to answer
a row: yes, unsure or checked, with every set of its follow-ups, or the weeks on both sides of each
limit: {sayings} of them. A *setting* is one choice of everything else that triage reads:

    {ages} ages x {pains} pain scores x 2 (first episode) x 3 (duration) x {clearances} clearances
    = {settings} settings

Ages {age_list}; pain {pain_list}; no clearance, one of today, of the last day that counts, and of
the day before that. Each is a number of the rulebook, or the value just below it.

| what is said | sayings | settings | cases |
|---|---|---|---|
{formula}

{stands}

## What was assessed

| block | cases |
|---|---|
{blocks}
| all | {total:,} |

{notes}

## What each rule reached

{counted} A rule that nothing reaches would be a failure of invariant 6. {later} belong to the
diary: no first answers lead to them.

| level, outcome, rule, flag or item | cases |
|---|---|
{reached}
"""

STANDS = """\
Not each of these cases is run by itself. Every row alone is run in full. Where two sayings of a
row came out alike in all {settings} settings (level, reasons, tags, clearance), one stands for the
other; where two settings came out alike for every saying of every row, so do they. That leaves
{heads} sayings and {kinds} settings that stand for all. Then

- in pairs, the sayings that stand for all are run in all {settings} settings, and every other pair
  of sayings in the {kinds}; each is held against the case that stands for it. So it is *checked*
  that sayings stand for others in every pair, and settings for others beside every pair;
- in triples, the {heads} sayings are run in the {kinds} settings, which hold both sides of every
  boundary, for all rows and not only for the three. That they stand for the rest here too is
  *argued*: it holds for each row alone and for each pair, and no rule of the program looks at three
  rows at once but T3, which counts signs, and the maximum, which needs no count.

Four rows and more are argued from the same: the level is the highest of the findings, and a finding
reads its own row, one other (RF11), or the count of T3, which two signs already fill."""

NOTES = """\
- **rows alone**, **pairs** and **triples** hold invariants 0 to 4 and 7.
- **start levels** cross every boundary of triage and of L1 to L8 for each kind of clearance.
- **routines** cross every combination of tags with, for each level, who comes to it with the least
  and with the most pain, the kit and the findings that its exercises or easier ones name, and the
  minutes. Kit that no such exercise needs is all there or all missing. A tag is brought by one of
  its rows: triage shows (rows alone) that the others bring the same.
- **training days**: every choice of two to four days, at each level; **goals**: both sides of every
  number that goals and breaks read; **rungs**: every exercise asked for, for every combination of
  tags.
- **orders**: the same file twice, and with all its lists and objects turned round; **refusals**:
  each required key missing or null, each emergency flag answered “no”, or left out of
  `flags_asked`."""


def safety_case(proof: Proof) -> str:
    """Return the document for a proof that holds."""
    world, rulebook = proof.world, proof.world.rulebook
    alike = world.alike
    heads = {row: len(alike.heads(row)) if alike else 0 for row in world.rows}
    settings = len(world.settings)
    stands = {
        "settings": settings,
        "heads": sum(heads.values()),
        "kinds": len(alike.kinds) if alike else 0,
    }
    of_age, of_pain = ages(rulebook), pains(rulebook)
    return HEAD.format(
        version=rulebook.version,
        invariants=_lines(f"- **{at}.** {text}" for at, text in INVARIANTS.items()),
        rows=len(world.rows),
        sayings=sum(map(len, world.rows.values())),
        ages=len(of_age),
        pains=len(of_pain),
        clearances=len(clearances(rulebook, world.today)),
        settings=settings,
        age_list=", ".join(map(str, of_age)),
        pain_list=", ".join(map(str, of_pain)),
        formula=_lines(_formula([len(said) for said in world.rows.values()], settings)),
        stands=STANDS.format(**stands),
        blocks=_lines(f"| {name} | {cases:,} |" for name, cases in proof.cases.items()),
        total=proof.total,
        notes=NOTES,
        counted="Cases of all blocks together, each counted once for every reason that it gives.",
        later=" and ".join(LATER),
        reached=_lines(_reached(proof)),
    )


def _formula(sizes: list[int], settings: int) -> Iterator[str]:
    """Yield a line for one row, two and three: sums of products over different rows."""
    for count, name in enumerate(("one row", "two rows", "three rows"), start=1):
        said = sum(prod(some) for some in combinations(sizes, count))
        yield f"| {name} | {said:,} | {settings} | {said * settings:,} |"


def _reached(proof: Proof) -> Iterator[str]:
    """Yield how many cases reached each thing."""
    for key in to_reach(proof.world.rulebook):
        times = proof.reached[key]
        yield f"| {key} | {f'{times:,}' if times else 'by RF23, RF24, RF25 and RF30'} |"


def _lines(lines: Iterable[str]) -> str:
    """Return the lines as one text."""
    return "\n".join(lines)
