"""The columns of a table that matter: the day, the steps, and who counted; all else is dropped.

Headers are in the language of the phone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
_STEPS = """
    steps step stepcount totalsteps stepstotal numberofsteps dailysteps actual
    schritte schrittzahl schrittanzahl schrittezahl pasos númerodepasos recuentodepasos
    conteodepasos pas nombredepas nbdepas passi numerodipassi conteggiopassi passos
    contagemdepassos númerodepassos stappen aantalstappen kroki liczbakroków steg antalsteg
    skridt antalskridt skritt antallskritt askeleet askelmäärä askelia
    ad\u0131m ad\u0131msay\u0131s\u0131 ad\u0131mlar
    kroky početkroků početkrokov lépések lépésszám pași numărdepași βήματα шаги количествошагов
    числошагов кроки кількістькроків 歩数 步数 步數 걸음수 걸음 צעדים خطوات
"""
_DAYS = """
    date day datetime timestamp time activitydate calendardate localdate daytime start startdate
    starttime startdatetime from datum tag fecha día inicio data dia giorno jour début dato dag
    dzień päivämäärä päivä tarih gün dátum den nap ημερομηνία дата день 日付 日期 날짜
    開始時間 开始时间 תאריך تاريخ startzeit
"""
_SOURCES = "source datasource sourcename device app quelle fuente origine"
STEPS, DAYS, SOURCES = (frozenset(one.split()) for one in (_STEPS, _DAYS, _SOURCES))
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|[^\w]|_")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has what matters.

    Attributes:
        day: The column of the day.
        steps: The column of the steps.
        source: The column of who counted; None where there is none.
    """

    day: int
    steps: int
    source: int | None = None


def columns_in(header: Sequence[str]) -> Columns | None:
    """Return the columns that a header names, None where the row is no header of steps."""
    words = [_ASIDE.sub("", one).casefold() for one in header]
    steps = _first(words, STEPS)
    day = _first(words, DAYS)
    if day is None and "goal" in words and not words[0]:
        # The report of Garmin leaves the name of the first column away.
        day = 0
    if steps is None or day is None or steps == day:
        return None
    return Columns(day, steps, _first(words, SOURCES))


def _first(words: Sequence[str], wanted: frozenset[str]) -> int | None:
    """Return the first column with one of the *wanted* words."""
    return next((at for at, one in enumerate(words) if one in wanted), None)
