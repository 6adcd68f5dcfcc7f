"""Every benchmark by its name, in the order of the table."""

from collections.abc import Callable, Mapping

from bench import (
    charts,
    clicking,
    crowd,
    first_visit,
    one_diary,
    pages,
    playing,
    resting,
    saving,
    soak,
    starting,
    ten_years,
    two_databases,
)
from bench.ground import Ground
from bench.result import Result

BENCHMARKS: Mapping[str, Callable[[Ground], list[Result]]] = {
    "pages": pages.measure,
    "charts": charts.measure,
    "ten-years": ten_years.measure,
    "warm": clicking.measure_warm,
    "saving": saving.measure,
    "clicking": clicking.measure_click,
    "first-visit": first_visit.measure,
    "memory": resting.measure,
    "playing": playing.measure,
    "start": starting.measure,
    "databases": two_databases.measure,
    "diary": one_diary.measure,
    "others": ten_years.measure_others,
    "crowd": crowd.measure,
    "soak": soak.measure,
}
