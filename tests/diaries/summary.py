"""What replay prints, in lines that are short enough to read and to compare."""

from datetime import date
from typing import Any


def lines(result: dict[str, Any], start: date) -> list[str]:
    """Return one line for each thing that *result* says."""
    return [*changes(result, start), *escalations(result, start)]


def changes(result: dict[str, Any], start: date) -> list[str]:
    return [
        f"{_day(one['on'], start)} {one['rule']} {value(one['from'])} -> {value(one['to'])}"
        for one in result["changes"]
    ]


def escalations(result: dict[str, Any], start: date) -> list[str]:
    return [f"{_day(one['on'], start)} {one['rule']}" for one in result["escalations"]]


def routine(result: dict[str, Any]) -> dict[str, str]:
    """Return the items of the week by day."""
    sessions = (result["routine"] or {"sessions": []})["sessions"]
    return {one["day"]: ", ".join(value(item) for item in one["items"]) for one in sessions}


def value(one: object) -> str:
    """Return an item as ``SQ3 2x8-12``; anything else as it is."""
    if not isinstance(one, dict):
        return str(one)
    unit = next(key for key in ("reps", "hold_s", "minutes") if key in one)
    low, high = one[unit] if isinstance(one[unit], list) else (one[unit], one[unit])
    amount = str(low) if low == high else f"{low}-{high}"
    mark = {"hold_s": "s", "minutes": "min"}.get(unit, "")
    return f"{one['exercise']} {one['sets']}x{amount}{mark}"


def _day(on: str, start: date) -> str:
    return f"day {(date.fromisoformat(on) - start).days}"
