"""Values as words: doses, days and levels the way a visitor reads them, on pages and on paper."""

from datetime import date

from backplan.core.programme import Item

DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def dose(item: Item) -> str:
    """Return how much to do, such as ``2 sets of 8 to 12, each side``."""
    sets = "1 set" if item.sets == 1 else f"{item.sets} sets"
    if item.minutes is not None:
        return f"{band(item.minutes)} minutes"
    if item.hold_s is not None:
        times = "Hold once" if item.sets == 1 else f"Hold {item.sets} times"
        words = f"{times} for {band(item.hold_s)} seconds"
    else:
        words = f"{sets} of {band(item.reps or (0, 0))}"
        inner = item.exercise.dose.rep_hold_s
        if inner is not None:
            words += f", holding each for {inner} seconds"
    return words + (", each side" if item.exercise.dose.per_side else "")


def band(low_high: tuple[int, int]) -> str:
    """Return ``8`` or ``8 to 12``."""
    low, high = low_high
    return str(low) if low == high else f"{low} to {high}"


def full_day(on: date) -> str:
    """Return a date with its year, such as ``22 November 2026``."""
    return f"{on.day} {on:%B %Y}"


def day(on: date) -> str:
    """Return a date in words, such as ``Sunday 22 November``."""
    return f"{on:%A} {on.day} {on:%B}"
