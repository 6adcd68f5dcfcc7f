"""Where diaries are kept when the host names no database."""

import os
import sys
from pathlib import Path


def default_folder() -> Path:
    """Return ``$BACKPLAN_DATA``, or else this user's folder for data."""
    if chosen := os.environ.get("BACKPLAN_DATA"):
        return Path(chosen)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        base = Path(local) if local else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "backplan"
