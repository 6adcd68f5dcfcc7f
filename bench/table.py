"""The one table: goal, reached, ratio."""

from collections.abc import Iterable
from statistics import median

from bench.result import Result

HEAD = (
    "| what | against | goal | ratio | rounds | backplan | floor | |\n"
    "| --- | --- | --- | --: | --- | --: | --: | --- |"
)
SAID = {True: "reached", False: "**missed**", None: ""}


def table(results: Iterable[Result]) -> str:
    """Return the results as a table in Markdown."""
    return "\n".join([HEAD, *map(row, results)])


def row(result: Result) -> str:
    """Return one line of the table."""
    goal, ratios = result.goal, result.ratios
    sign = "≥" if goal.at_least else "≤"
    unit = f" {goal.unit}" if goal.unit else ""
    by_itself = not result.floors
    limit = "" if goal.limit is None else f"{sign} {goal.limit:g}{unit if by_itself else ' x'}"
    spread = f"{len(ratios)}: {number(min(ratios))}-{number(max(ratios))}"
    ratio = "" if by_itself else number(median(ratios))
    floor = "" if by_itself else number(median(result.floors)) + unit
    ours = number(median(result.ours)) + unit
    cells = (goal.what, goal.floor, limit, ratio, spread, ours, floor, SAID[result.reached])
    return f"| {' | '.join(cells)} |"


def number(value: float) -> str:
    """Return a figure with three digits that count, or all that stand before the point."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits
