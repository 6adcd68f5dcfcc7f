"""Servers and diaries, as all benchmarks share them."""

from collections.abc import Iterator

import pytest

from bench.ground import GLANCE, Ground


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(tmp_path_factory.mktemp("ground"), GLANCE) as ground:
        yield ground
