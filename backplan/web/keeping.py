"""Where diaries are kept: the one store of this process, opened on first use."""

import functools
import os

from backplan.diary.folder import default_folder
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import Store

URL = "BACKPLAN_DATABASE_URL"


@functools.cache
def open_store() -> Store:
    """Return the store named by ``$BACKPLAN_DATABASE_URL``, or a file in the data folder.

    A failure is not remembered: the next call tries again.

    Raises:
        StoreError: It cannot be opened.
    """
    return SqlStore(os.environ.get(URL) or sqlite_url(default_folder()))
