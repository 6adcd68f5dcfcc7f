"""What kind of file begins so: told by what stands in it, and by its name only among alike ones."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from backplan.diary.steps.columns import DELIMITERS
from backplan.diary.steps.tables import delimiter_in

HEAD_BYTES = 1 << 15
ZIP = b"PK\x03\x04"
ZIPS = (ZIP, b"PK\x05\x06", b"PK\x07\x08")
SQLITE = b"SQLite format 3\0"
FIT_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Shape(StrEnum):
    """The kinds of file that hold steps; of one app, the better one stands first."""

    APPLE = "Apple Health"
    HEALTH_CONNECT = "Health Connect"
    SAMSUNG_DAYS = "Samsung Health"
    SAMSUNG_SUMMARY = "Samsung Health, summary"
    SAMSUNG_MINUTES = "Samsung Health, minutes"
    FITBIT = "Fitbit"
    GOOGLE_HEALTH = "Google Health"
    GARMIN = "Garmin"
    GARMIN_REPORT = "Garmin, report"
    GOOGLE_FIT = "Google Fit"
    GOOGLE_FIT_DAY = "Google Fit, day by day"
    GOOGLE_FIT_POINTS = "Google Fit, points"
    TABLE = "Table"

    @property
    def app(self) -> str:
        """Return the name of the app."""
        return self.value.partition(",")[0]


def shape_of(head: bytes, name: str | None) -> Shape | None:
    """Return the shape of a file, None where it holds no steps that are known.

    Args:
        head: Its first bytes.
        name: Its path in an archive; None for a file by itself.
    """
    if head.startswith(SQLITE):
        return Shape.HEALTH_CONNECT
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(encoding, "replace").lstrip()
    if text.startswith("<"):
        return Shape.APPLE if re.search(r"<(!DOCTYPE\s+)?HealthData\b", text) else None
    if text.startswith(("[", "{")):
        return _of_json(text, name)
    if text.startswith("com.samsung."):
        return _of_samsung(text.partition("\n")[0])
    return _of_table(text, name)


def _of_json(text: str, name: str | None) -> Shape | None:
    """Return the shape of a JSON file."""
    if '"Data Points"' in text and "com.google.step_count.delta" in text:
        return Shape.GOOGLE_FIT_POINTS
    if '"calendarDate"' in text and '"totalSteps"' in text:
        return Shape.GARMIN
    if re.match(r'\[\s*\{\s*"dateTime"\s*:\s*"[^"]*"\s*,\s*"value"\s*:\s*"', text):
        # Fitbit's files of calories, metres and floors are the same but for their names.
        stem = "steps-" if name is None else PurePosixPath(name).name
        return Shape.FITBIT if stem.startswith("steps-") else None
    return None


def _of_samsung(first_line: str) -> Shape | None:
    """Return the shape of a table of Samsung Health."""
    if "step_daily_trend" in first_line:
        return Shape.SAMSUNG_DAYS
    if "pedometer_day_summary" in first_line or "activity.day_summary" in first_line:
        return Shape.SAMSUNG_SUMMARY
    return Shape.SAMSUNG_MINUTES if "pedometer_step_count" in first_line else None


def _of_table(text: str, name: str | None) -> Shape | None:
    """Return the shape of a table."""
    if "\0" in text[:1024] or not any(one in text for one in DELIMITERS):
        return None
    if delimiter_in(text) is None:
        return None
    header = text.partition("\n")[0].casefold()
    if header.startswith("timestamp,steps,data source"):
        return Shape.GOOGLE_HEALTH
    if name is not None and FIT_DAY.fullmatch(PurePosixPath(name).stem):
        return Shape.GOOGLE_FIT_DAY
    if header.lstrip("\ufeff").startswith(",actual,goal"):
        return Shape.GARMIN_REPORT
    return Shape.GOOGLE_FIT if "move minutes count" in header else Shape.TABLE
