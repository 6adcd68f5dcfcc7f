"""Fitbit in Google Takeout: ``steps-YYYY-MM-DD.json``, a count a minute in local time."""

from backplan.diary.steps.counts import count_of
from backplan.diary.steps.faults import Fault, StepsFileError
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import DAY_S, Tally
from backplan.diary.steps.texts import items_of
from backplan.diary.steps.when import american_ordinal, seconds_of

NAME = "Fitbit"
A_MINUTE_AT_MOST = 400
_CLOCK_AT = len("09/26/26 ")


def read_fitbit(stream: Counted, tally: Tally) -> None:
    """Add the counts of each minute to *tally*.

    Raises:
        StepsFileError: It tells something else: heart beats, metres and calories look the same.
    """
    for item in items_of(stream):
        when, steps = item.get("dateTime"), count_of(item.get("value"))
        try:
            at = american_ordinal(str(when)[:8]) * DAY_S + seconds_of(str(when)[_CLOCK_AT:])
        except ValueError:
            steps = None
        if steps is None:
            tally.unreadable += 1
        elif steps > A_MINUTE_AT_MOST or not steps.is_integer():
            raise StepsFileError(Fault.NOT_STEPS)
        elif steps:
            tally.add(NAME, at, at, steps)
