"""Every benchmark runs, and gives its ratios; a glance's figures say nothing, and none is held."""

import math

import pytest

from backplan.web.sitemap import PAGES
from bench.benchmarks import BENCHMARKS
from bench.ground import Ground
from bench.table import row

QUICK = ("charts", "saving", "memory")
"""The others start more servers or a browser, or fill a database."""


@pytest.mark.parametrize(
    "name",
    [one if one in QUICK else pytest.param(one, marks=pytest.mark.long) for one in BENCHMARKS],
)
def test_a_benchmark_measures_something_for_each_of_its_goals(ground: Ground, name: str) -> None:
    results = BENCHMARKS[name](ground)

    assert results
    for result in results:
        assert all(math.isfinite(one) for one in result.ratios), row(result)
        assert len(result.floors) in (0, len(result.ours)), row(result)
    if name == "pages":
        measured = {one.goal.what.partition(":")[0] for one in results}
        assert {f"/{page}" for page in PAGES} <= measured
