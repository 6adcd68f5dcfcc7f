"""Garmin's export of an account: ``UDSFile_*.json``, one object a day."""

from backplan.diary.steps.counts import count_of
from backplan.diary.steps.stream import Counted
from backplan.diary.steps.tally import Tally
from backplan.diary.steps.texts import items_of
from backplan.diary.steps.when import ordinal

NAME = "Garmin"


def read_garmin(stream: Counted, tally: Tally) -> None:
    """Add each day to *tally*; a day on which nothing was worn has no count."""
    for item in items_of(stream):
        if item.get("totalSteps") is None:
            continue
        steps = count_of(item["totalSteps"])
        try:
            day = ordinal(str(item.get("calendarDate")))
        except ValueError:
            steps = None
        if steps is None:
            tally.unreadable += 1
        else:
            tally.add_day(NAME, day, steps)
