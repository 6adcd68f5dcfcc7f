"""Where diaries are kept: the one store of this process, opened on first use."""

import functools

from backplan.diary.sql import SqlStore, database_url
from backplan.diary.store import Store
from backplan.web.measured_store import MeasuredStore


@functools.cache
def open_store() -> Store:
    """Return the store that the host named, or a file in the data folder.

    A failure is not remembered: the next call tries again.

    Raises:
        StoreError: It cannot be opened.
    """
    return MeasuredStore(SqlStore(database_url()))
