"""Exports as phones write them, made of walks: when, for how long, how many steps, who counted."""

import csv
import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from backplan.diary.steps.asked import Asked, DayOrder
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.reading import read_steps

LATEST = date(2026, 11, 3)
WATCH, PHONE = "Ana\u2019s Apple\u00a0Watch", "iPhone"
APPLE_MEMBER = "apple_health_export/export.xml"
PROLOG = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST Record type CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-11-02 20:00:00 +0200"/>
"""


@dataclass(frozen=True)
class Walk:
    """Steps that a source counted from a local time on."""

    start: datetime
    seconds: int
    steps: int
    source: str = WATCH
    offset: str = "+0200"

    @property
    def end(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)


def walk(text: str, minutes: float, steps: int, source: str = WATCH) -> Walk:
    return Walk(datetime.fromisoformat(text), round(60 * minutes), steps, source)


def read(
    content: bytes, *, zone: str = "UTC", order: DayOrder = DayOrder.UNKNOWN, latest: date = LATEST
) -> StepsFound:
    """Return what is found in *content*, read in this process."""
    asked = Asked(latest=latest, zone=zone, order=order)
    return read_steps(io.BytesIO(content), len(content), asked, lambda _: None)


def days(content: bytes, **asked: object) -> dict[str, int]:
    """Return the steps by day that are found in *content*."""
    found = read(content, **asked)  # type: ignore[arg-type]
    return {day.isoformat(): steps for day, steps in found.days.items()}


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of *members*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def apple_record(one: Walk) -> str:
    """Return a record as the Health app writes it."""
    start, end = (f"{when:%Y-%m-%d %H:%M:%S} {one.offset}" for when in (one.start, one.end))
    return (
        f' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="{one.source}"'
        f' sourceVersion="11.2" device="&lt;&lt;HKDevice: 0x301&gt;, name:Watch&gt;" unit="count"'
        f' creationDate="{end}" startDate="{start}" endDate="{end}" value="{one.steps}"/>\n'
    )


def apple_xml(walks: Iterable[Walk], *, inside: str = "") -> bytes:
    """Return ``export.xml``."""
    return f"{PROLOG}{inside}{''.join(map(apple_record, walks))}</HealthData>\n".encode()


def apple_zip(walks: Iterable[Walk]) -> bytes:
    """Return ``export.zip`` with what else lies in it."""
    return zipped(
        {
            APPLE_MEMBER: apple_xml(walks),
            "apple_health_export/export_cda.xml": b"<?xml version='1.0'?><ClinicalDocument/>",
            "apple_health_export/workout-routes/route.gpx": b"<gpx><trkpt lat='1' lon='2'/></gpx>",
            "__MACOSX/apple_health_export/._export.xml": b"\0\5\x16\7 <HealthData",
        }
    )


def fitbit_json(minutes: Iterable[tuple[str, object]]) -> bytes:
    """Return ``steps-YYYY-MM-DD.json``: when it was, MM/DD/YY, and the steps of that minute."""
    return json.dumps([{"dateTime": when, "value": steps} for when, steps in minutes]).encode()


def google_health_csv(rows: Iterable[tuple[str, int, str]]) -> bytes:
    """Return ``steps_YYYY-MM-DD.csv``."""
    return table(("timestamp", "steps", "data source"), rows)


def fit_points(walks: Iterable[Walk]) -> bytes:
    """Return Google Fit's JSON of deltas; the times of *walks* are in UTC."""

    def nanos(when: datetime) -> int:
        return int(when.replace(tzinfo=UTC).timestamp()) * 1_000_000_000

    points = [
        {
            "fitValue": [{"value": {"intVal": one.steps}}],
            "originDataSourceId": "raw",
            "endTimeNanos": nanos(one.end),
            "dataTypeName": "com.google.step_count.delta",
            "startTimeNanos": nanos(one.start),
        }
        for one in walks
    ]
    told = {"Data Source": "derived:com.google.step_count.delta:merged", "Data Points": points}
    return json.dumps(told, indent=1).encode()


def garmin_json(totals: Mapping[str, int | None]) -> bytes:
    """Return ``UDSFile``, a day an object, with what else stands in it."""
    told = [
        {"userProfilePK": 7, "calendarDate": day, "totalSteps": steps, "dailyStepGoal": 9000}
        for day, steps in totals.items()
    ]
    return json.dumps(told).encode()


def samsung(kind: str, header: str, rows: Iterable[str]) -> bytes:
    """Return a table of Samsung Health: what it is, the header, rows that end in a comma."""
    lines = [f"com.samsung.shealth.{kind},6305010,3", f"{header},", *(f"{one}," for one in rows)]
    return "\n".join(lines).encode("utf-8-sig")


def health_connect(walks: Iterable[Walk], *, kind: str = "TABLE") -> bytes:
    """Return ``health_connect_export.db``."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.db"
        database = sqlite3.connect(path)
        database.execute(
            "CREATE TABLE steps_record_table (row_id INTEGER PRIMARY KEY, uuid BLOB, start_time"
            " INTEGER, start_zone_offset INTEGER, end_time INTEGER, count INTEGER, app_info_id"
            " INTEGER)"
        )
        database.execute(
            "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT)"
        )
        apps: dict[str, int] = {}
        for one in walks:
            app = apps.setdefault(one.source, len(apps) + 1)
            zone = timezone(timedelta(hours=int(one.offset[:3])))
            millis = [
                int(at.replace(tzinfo=zone).timestamp() * 1000) for at in (one.start, one.end)
            ]
            offset = int(one.offset[:3]) * 3600
            row = (millis[0], offset, millis[1], one.steps, app)
            database.execute("INSERT INTO steps_record_table VALUES (NULL, NULL, ?,?,?,?,?)", row)
        for name, app in apps.items():
            database.execute("INSERT INTO application_info_table VALUES (?, ?)", (app, name))
        if kind == "VIEW":
            database.execute("ALTER TABLE steps_record_table RENAME TO other")
            database.execute("CREATE VIEW steps_record_table AS SELECT * FROM other")
        database.commit()
        database.close()
        return path.read_bytes()


def table(
    header: Iterable[object], rows: Iterable[Iterable[object]], delimiter: str = ","
) -> bytes:
    """Return a CSV file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
