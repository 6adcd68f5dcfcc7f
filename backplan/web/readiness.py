"""Whether this server should get visitors: the database is there and right, and nothing stops."""

from backplan.diary.store import NewerSchemaError, StoreError
from backplan.web.keeping import open_store
from backplan.web.stopping import STOPPING


def why_not_ready() -> str | None:
    """Return why this server should get no visitors just now; None where it should."""
    if STOPPING.is_set():
        return "stopping"
    try:
        open_store().check()
    except NewerSchemaError:
        return "a later release changed the database"
    except StoreError:
        return "the database cannot be used"
    return None
