"""Files that somebody made to do harm, or that went wrong on their way."""

import io
import random  # noqa: TID251 - files, not plans; the same ones each time
import struct
import zipfile
from collections.abc import Iterator

from tests.diary.steps.exports import (
    APPLE_MEMBER,
    apple_xml,
    apple_zip,
    fit_points,
    fitbit_json,
    garmin_json,
    google_health_csv,
    health_connect,
    samsung,
    walk,
    zipped,
)

WALKS = [walk(f"2026-01-{day:02} 12:00:00", 5, 500) for day in range(1, 15)]
ENTITIES = (
    '<!DOCTYPE HealthData [<!ENTITY a "aaaaaaaaaa">%s]><HealthData><Record x="&j;"/></HealthData>'
)


def honest() -> list[bytes]:
    """Return an export of each kind, to be damaged."""
    trend = "source_type,count,day_time"
    return [
        apple_xml(WALKS),
        apple_zip(WALKS),
        fitbit_json([(f"09/{day:02}/26 20:16:00", "13") for day in range(1, 20)]),
        google_health_csv([("2026-07-01T22:30:00Z", 100, "Watch")] * 9),
        fit_points(WALKS),
        garmin_json({f"2026-07-{day}": 5000 for day in range(10, 29)}),
        samsung("step_daily_trend", trend, [f"-2,{one},2026-11-01 00:00:00" for one in range(9)]),
        health_connect(WALKS),
        b"date,steps\n" + b"".join(b"2026-07-%02d,4000\n" % day for day in range(1, 20)),
    ]


def bombs(mebibytes: int) -> Iterator[bytes]:
    """Yield files that unpack to far more than they are, and XML that grows by itself."""
    for filler in (b"\0", b" ", b"<", b"<a>", b'<Record a="', b"[", b'[{"', b"1,", b"\n", b"\xff"):
        yield zipped({APPLE_MEMBER: filler * ((mebibytes << 20) // len(filler))})
    for opening in (b"", b' a="', b"><!--", b"><![CDATA["):
        yield zipped({APPLE_MEMBER: b"<HealthData" + opening + b"a" * (mebibytes << 20)})
    for opening in (b'[{"calendarDate":"totalSteps', b"date,steps\n", b'{"Data Points": ['):
        yield zipped({"x": opening + b"a" * (mebibytes << 20)})
    grow = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    for declared in (grow, '<!ENTITY j SYSTEM "file:///etc/passwd">', '<!ENTITY % j "x">%j;'):
        yield (ENTITIES % declared).encode()
        yield zipped({APPLE_MEMBER: (ENTITIES % declared).encode()})
    yield b"[" * (mebibytes << 18)
    yield b'[{"calendarDate":1,"totalSteps":' + b"[" * (mebibytes << 16)
    yield b"date,steps\n" + b'"' + b"x" * (mebibytes << 18)


def tiny_records(count: int) -> Iterator[bytes]:
    """Yield exports of very many records, each of which says almost nothing."""
    line = b'<Record type="HKQuantityTypeIdentifierStepCount" value="1" '
    span = b'startDate="2026-01-13 12:00:00 +0000" endDate="2026-01-13 12:00:01 +0000"/>'
    yield zipped({APPLE_MEMBER: b"<HealthData>" + (line + span) * count + b"</HealthData>"})
    yield zipped({"a.csv": b"date,steps\n" + b"2026-01-13,1\n" * count})
    yield zipped({f"{at}.csv": b"date,steps\n2026-01-13,1\n" for at in range(count // 200)})
    yield b"date,steps,source\n" + b"".join(
        b"2026-01-13,1,%d\n" % (at % 1000) for at in range(count)
    )


def archives() -> Iterator[bytes]:
    """Yield zip files that are locked, nested, crowded, or say other things than they hold."""
    good = apple_zip(WALKS)
    yield zipped({"a.zip": good, "b.zip": good})
    locked = bytearray(zipped({APPLE_MEMBER: apple_xml(WALKS)}))
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.index(signature) + at] |= 1
    yield bytes(locked)
    yield zipped({f"{at}.txt": b"" for at in range(21_000)})
    yield zipped({"../../../etc/passwd": b"root", "/abs.csv": b"nothing", "a\0b": b"x"})
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield zipped({APPLE_MEMBER: apple_xml(WALKS)}, method)
    yield good + b"PK\5\6" + b"\0" * 18
    yield b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 65535, 65535, 2**32 - 1, 0, 0)
    for size in (0, 1, 2**31, 2**32 - 1):
        lying = bytearray(good)
        at = lying.index(b"PK\1\2") + 24
        lying[at : at + 4] = struct.pack("<L", size)
        yield bytes(lying)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for _ in range(2):
            archive.writestr("steps-1.json", fitbit_json([("09/01/26 20:16:00", "13")]))
            archive.writestr("folder/", b"")
            archive.NameToInfo.clear()
    yield out.getvalue()


def damaged(count: int, seed: int) -> Iterator[bytes]:
    """Yield exports that were cut short, changed in places, mixed up or put in archives."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    whole = honest()
    for _ in range(count):
        content = bytearray(chance.choice(whole))
        match chance.randrange(5):
            case 0:
                content = content[: chance.randrange(len(content))]
            case 1:
                for _ in range(chance.randint(1, 30)):
                    content[chance.randrange(len(content))] = chance.randrange(256)
            case 2:
                at, size = chance.randrange(len(content)), chance.randint(1, 2000)
                content[at:at] = content[:size]
            case 3:
                at = chance.randrange(len(content))
                content = content[:at] + chance.choice(whole)[at:]
            case _:
                content = bytearray(zipped({f"{chance.random()}.zip": bytes(content)}))
        yield bytes(content)
