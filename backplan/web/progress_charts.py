"""The charts of the progress page, each with what can be said above it, made once and kept.

Only the progress page imports this module: charts bring libraries that other pages do not pay for.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeAlias

import pyarrow as pa  # type: ignore[import-untyped]

from backplan.charts.both import both_chart
from backplan.charts.chart import Chart
from backplan.charts.pain import pain_chart
from backplan.charts.sessions import sessions_chart
from backplan.charts.sitting import sitting_chart
from backplan.charts.steps import steps_chart
from backplan.charts.strength import strength_chart
from backplan.core import chart_statements as say
from backplan.core.chart_statements import Statement
from backplan.core.fold import State
from backplan.core.rulebook import Rulebook
from backplan.core.series import Series, read_series
from backplan.core.window import LookBack, Window, window

FIXED_BYTES = 4_096
"""A generous guess of what a chart takes without its rows: its words and its share of a design."""
BYTES_A_CELL = 160
"""As much for one value, which is kept as drawn and as a row of the table."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """One chart of the page.

    Attributes:
        statement: What can be said above it.
        chart: What is drawn; None where these days have nothing to draw.
        ever: Whether the diary has anything to draw, on whatever day.
    """

    statement: Statement
    chart: Chart | None
    ever: bool

    @cached_property
    def rows(self) -> pa.Table:
        """Return the rows as Streamlit sends them: to make them anew is most of a page's work."""
        return None if self.chart is None else pa.Table.from_pandas(self.chart.frame)

    @property
    def weight(self) -> int:
        """Return how many bytes it is taken to take."""
        cells = 0 if self.chart is None else self.chart.frame.size
        return FIXED_BYTES + BYTES_A_CELL * int(cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the charts are drawn from.

    Attributes:
        shown: The days of the axis.
        whole: Everything in the diary.
        part: What lies in these days.
    """

    shown: Window
    whole: Series
    part: Series

    @property
    def weight(self) -> int:
        """Return how many bytes it is taken to take, beside the diary whose values it shares."""
        rows = len(self.whole.pain) + len(self.whole.steps) + len(self.whole.both)
        return FIXED_BYTES + BYTES_A_CELL * 2 * rows


Keep: TypeAlias = Callable[[Hashable, Callable[[], Any]], Any]
"""Return what was made under a name, or make it and keep it."""


class ProgressCharts:
    """The charts of one diary on the days that a visitor wants to see."""

    def __init__(self, state: State, rulebook: Rulebook, look_back: LookBack, keep: Keep) -> None:
        self._state, self._rulebook = state, rulebook
        self._look_back, self._keep = look_back, keep

    def ladders(self) -> Mapping[str, str]:
        """Return the name of every ladder with a session in the diary, by its id."""
        names = self._rulebook.catalogue.ladders
        return {one: names[one].name for one in self._material().whole.strength}

    def pain(self) -> Drawn:
        """Return pain by day."""
        return self._drawn("pain", self._pain)

    def steps(self) -> Drawn:
        """Return steps against the goal."""
        return self._drawn("steps", self._steps)

    def sitting(self) -> Drawn:
        """Return hours sat, and breaks."""
        return self._drawn("sitting", self._sitting)

    def strength(self, ladder: str) -> Drawn:
        """Return the rungs of a *ladder*."""
        return self._drawn(("strength", ladder), partial(self._strength, ladder))

    def sessions(self) -> Drawn:
        """Return sessions against plan."""
        return self._drawn("sessions", self._sessions)

    def both(self) -> Drawn:
        """Return pain beside training."""
        return self._drawn("both", self._both)

    def _drawn(self, name: Hashable, make: Callable[[Material], Drawn]) -> Drawn:
        """Return the chart *name*, made where it is not kept."""
        drawn: Drawn = self._keep((name, self._look_back), lambda: make(self._material()))
        return drawn

    def _material(self) -> Material:
        """Return what is drawn."""
        material: Material = self._keep(("material", self._look_back), self._read)
        return material

    def _read(self) -> Material:
        """Return what is drawn, from the diary's state."""
        whole = read_series(self._state, self._rulebook)
        shown = window(self._look_back, whole.began, self._state.on)
        return Material(shown=shown, whole=whole, part=whole.within(shown))

    def _pain(self, all_: Material) -> Drawn:
        days, band = all_.part.pain, all_.whole.band
        return Drawn(
            statement=say.pain_statement(self._state, all_.whole, self._rulebook),
            chart=pain_chart(days, all_.shown, band) if days else None,
            ever=bool(all_.whole.pain),
        )

    def _steps(self, all_: Material) -> Drawn:
        days, goal_on = all_.part.steps, all_.whole.goal_on
        return Drawn(
            statement=say.steps_statement(all_.part, self._rulebook),
            chart=steps_chart(days, goal_on, all_.shown) if days else None,
            ever=bool(all_.whole.steps),
        )

    def _sitting(self, all_: Material) -> Drawn:
        days, breaks = all_.part.sitting, all_.part.breaks
        return Drawn(
            statement=say.sitting_statement(days, self._rulebook),
            chart=sitting_chart(days, breaks, all_.shown) if days or breaks else None,
            ever=bool(all_.whole.sitting or all_.whole.breaks),
        )

    def _strength(self, ladder: str, all_: Material) -> Drawn:
        days = all_.part.strength[ladder]
        exercises = self._rulebook.catalogue.exercises
        names = {one.exercise: exercises[one.exercise].name for one in days}
        return Drawn(
            statement=say.strength_statement(days, self._rulebook),
            chart=strength_chart(days, names, all_.shown) if days else None,
            ever=True,
        )

    def _sessions(self, all_: Material) -> Drawn:
        weeks = all_.part.weeks
        return Drawn(
            statement=say.sessions_statement(weeks, self._state, self._rulebook),
            chart=sessions_chart(weeks, all_.shown) if weeks else None,
            ever=bool(all_.whole.weeks),
        )

    def _both(self, all_: Material) -> Drawn:
        weeks = all_.part.both
        return Drawn(
            statement=say.both_statement(weeks, self._rulebook),
            chart=both_chart(weeks, all_.shown) if weeks else None,
            ever=bool(all_.whole.weeks),
        )
