"""What benchmarks share: servers that start when they are first asked for, diaries, and effort."""

import contextlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from backplan import clock
from backplan.diary.sql import SqlStore
from backplan.diary.sql.address import sqlite_url
from backplan.diary.store import Store
from bench import diaries, server


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is measured.

    Attributes:
        rounds: How often everything is measured in turns.
        reruns: How many reruns one figure is the mean of.
        crowd_most: The most sessions that are tried at once.
        think_s: How long a visitor of a crowd thinks between two reruns, on average.
        others: How many diaries of others fill the database.
        soak_sessions: How many sessions a soak has, of fifty reruns each.
        players: How many guided sessions run at once.
        watched_s: For how many seconds they are watched; an open page does something every 60.
    """

    rounds: int
    reruns: int
    crowd_most: int
    think_s: float
    others: int
    soak_sessions: int
    players: int
    watched_s: float


FULL = Effort(
    rounds=5,
    reruns=10,
    crowd_most=3200,
    think_s=5.0,
    others=10_000,
    soak_sessions=200,
    players=50,
    watched_s=60,
)
GLANCE = Effort(
    rounds=1,
    reruns=1,
    crowd_most=8,
    think_s=0.05,
    others=50,
    soak_sessions=4,
    players=2,
    watched_s=1,
)
"""To see that every benchmark works; its figures say nothing."""


class Ground:
    """Everything is gone when the block ends."""

    def __init__(self, folder: Path, effort: Effort) -> None:
        self.folder, self.effort = folder, effort
        self._open = contextlib.ExitStack()
        self.today: date = clock.now(None).date()

    def __enter__(self) -> "Ground":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @cached_property
    def stock(self) -> server.Server:
        """The bare page with Streamlit's own settings."""
        return self._open.enter_context(server.bare(self.folder / "stock"))

    @cached_property
    def tuned(self) -> server.Server:
        """The bare page with the settings that backplan has."""
        return self._open.enter_context(server.bare(self.folder / "tuned", *server.TUNED))

    @cached_property
    def multipage(self) -> server.Server:
        """The floor with several pages."""
        return self._open.enter_context(server.multipage(self.folder / "multipage"))

    @cached_property
    def backplan(self) -> server.Server:
        """backplan, its diaries in an SQLite file."""
        return self._open.enter_context(server.backplan(self.folder / "backplan"))

    @cached_property
    def store(self) -> Store:
        """The store of that backplan."""
        store = SqlStore(sqlite_url(self.folder / "backplan"))
        self._open.callback(store.close)
        return store

    @cached_property
    def month(self) -> str:
        """The plan code of a diary of thirty days."""
        return self.codes(diaries.MONTH)[0]

    @cached_property
    def decade(self) -> str:
        """The plan code of a diary of ten years."""
        return self.codes(diaries.DECADE)[0]

    def codes(self, days: int, count: int = 1) -> list[str]:
        """Return the plan codes of new diaries."""
        return [one.written for one in diaries.keep_diaries(self.store, days, self.today, count)]
