"""The history of a diary, read once for each reading: only what is not known already is opened.

The check-ins and sessions that count are nearly all of a diary, and its state has them in full. To
open and read them once more would be most of the time that it takes to show the first ten lines.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from backplan.content import load_rulebook
from backplan.core.facts import Fact, parse_facts
from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.sealing import Seal, SealBrokenError, seal_for
from backplan.diary.store import Row, StoreError
from backplan.web.history_lines import read_lines
from backplan.web.history_search import SortedLines, Texts, sort_out
from backplan.web.history_words import Teller
from backplan.web.keeping import open_store
from backplan.web.states import STATES
from backplan.web.visitor import Visitor


def lines_of(here: Visitor) -> SortedLines | None:
    """Return the entries of the diary; None where it is out of reach."""
    diary = here.diary
    if diary is None:
        return None
    try:
        return STATES.beside(diary.id, here.reading, "history", lambda: _read(here, diary))
    except StoreError:
        return None


def texts_of(here: Visitor, lines: SortedLines) -> Texts:
    """Return what a search looks at, which only those who search wait for."""
    if here.diary is None:
        return Texts.of(lines)
    return STATES.beside(here.diary.id, here.reading, "history texts", lambda: Texts.of(lines))


def _read(here: Visitor, diary: Diary) -> SortedLines:
    """Return the lines of *diary*."""
    history = here.reading.state.history
    known = {one.fact for one in history.checkins} | {one.fact for one in history.sessions}
    order, others = _opened(here.code, diary, known)
    return sort_out(read_lines(order, history, others, Teller(load_rulebook())))


def _opened(
    code: PlanCode | None, diary: Diary, known: Collection[str]
) -> tuple[Mapping[str, int], tuple[Fact, ...]]:
    """Return the place of each fact, and the facts that are not *known*."""
    if code is None:
        # A diary in memory has the entries of one visit.
        facts, _ = parse_facts(diary.facts().facts)
        order = {one.id: place for place, one in enumerate(facts)}
        return order, tuple(one for one in facts if one.id not in known)
    rows = open_store().rows(diary.id)
    opened = _facts_in(seal_for(code), (one for one in rows if one.fact_id not in known))
    return {one.fact_id: one.seq for one in rows}, parse_facts(opened)[0]


def _facts_in(seal: Seal, rows: Iterable[Row]) -> Iterator[object]:
    """Yield the facts of *rows*; how many do not open is said elsewhere."""
    for row in rows:
        try:
            yield json.loads(seal.open(row.sealed, row.seq, row.fact_id))
        except SealBrokenError:
            continue
