"""Each chart of the progress page against one that is written by hand, for the same rows.

The floor is a line with points: the least that shows these rows, where backplan's charts have
layers, a goal, a legend and a sentence for screen readers. Both are drawn in the same script run,
in this process, as a rerun draws them: the floor hands over a frame that is there already.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from backplan.content import load_rulebook
from backplan.core.window import LookBack
from backplan.web.progress_charts import Drawn, ProgressCharts
from backplan.web.sample_diary import sample_state
from bench.ground import Ground
from bench.result import Goal, Result

MS = 1000
DRAWN_A_ROUND = 10


def measure(ground: Ground) -> list[Result]:
    """Measure each chart of the made-up diary, as often as there are rounds."""
    charts = {name: (_ours(name, draw), _by_hand(draw())) for name, draw in _charts().items()}
    times: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    logging.disable(logging.WARNING)
    at = AppTest.from_function(
        _script, default_timeout=60, args=(partial(_draw_in_turns, charts, times),)
    )
    at.run()  # imports and caches are not what is compared
    times.clear()
    for _ in range(ground.effort.rounds):
        at.run()
        assert not at.exception  # noqa: S101 - a chart that was not drawn costs nothing
    logging.disable(logging.NOTSET)
    return [
        Result(
            goal=Goal(what=f"chart “{name}”: CPU a rerun", floor="Vega by hand", limit=1.2),
            ours=ours,
            floors=floor,
        )
        for name, (ours, floor) in times.items()
    ]


def _charts() -> dict[str, Callable[[], Drawn]]:
    """Return what gives each chart, made the first time and kept, as on the page."""
    kept: dict[Any, Any] = {}

    def keep(name: Any, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - as Keep says
        if name not in kept:
            kept[name] = make()
        return kept[name]

    charts = ProgressCharts(sample_state(), load_rulebook(), LookBack.MONTHS, keep)
    ladder = next(iter(charts.ladders()))
    return {
        "pain": charts.pain,
        "steps": charts.steps,
        "sitting": charts.sitting,
        "strength": lambda: charts.strength(ladder),
        "sessions": charts.sessions,
        "both": charts.both,
    }


def _ours(name: str, draw: Callable[[], Drawn]) -> Callable[[str], None]:
    def drawn(key: str) -> None:
        one = draw()
        assert one.chart is not None  # noqa: S101 - the made-up diary has every chart
        st.vega_lite_chart(one.rows, one.chart.spec, alt=one.chart.alt, key=f"{name}_{key}")

    return drawn


def _by_hand(one: Drawn) -> Callable[[str], None]:
    assert one.chart is not None  # noqa: S101 - the made-up diary has every chart
    frame = one.chart.frame
    across, up = frame.columns[:2]
    spec = {
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": across, "type": "temporal", "title": "Day"},
            "y": {"field": up, "type": "quantitative", "title": str(up)},
            "tooltip": [
                {"field": across, "type": "temporal"},
                {"field": up, "type": "quantitative"},
            ],
        },
        "height": 300,
    }

    def drawn(key: str) -> None:
        st.vega_lite_chart(frame, spec, key=f"{up}_{key}")

    return drawn


def _script(draw: "Callable[[], None]") -> None:
    draw()  # AppTest runs this text alone


def _draw_in_turns(
    charts: Mapping[str, tuple[Callable[[str], None], ...]],
    times: dict[str, tuple[list[float], list[float]]],
) -> None:
    """Draw every chart and its floor, and note the processor time that each took."""
    for name, ways in charts.items():
        spent = [0.0, 0.0]
        for number in range(DRAWN_A_ROUND):
            for which, draw in enumerate(ways):
                start = time.thread_time()
                draw(f"{name}_{which}_{number}")
                spent[which] += time.thread_time() - start
        for which, seconds in enumerate(spent):
            times[name][which].append(MS * seconds / DRAWN_A_ROUND)
