import subprocess
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import backplan.diary.sql.migrations
from backplan.diary.sql import SqlStore
from backplan.diary.sql.address import address
from backplan.diary.sql.schema import VERSIONS
from backplan.diary.sql.tables import METADATA
from backplan.diary.store import NewerSchemaError, Row, StoreError, StoreReadOnlyError
from tests.diary.databases import OLD_DIARY, make_release_0_1_0, sql, tables

ROOT = Path(__file__).parents[2]
ROW = Row("a" * 32, 1, "fact-1", date(2026, 11, 2), b"sealed")
VERSION = "SELECT version_num FROM alembic_version"


def difference(url: str) -> list[object]:
    """What a migration would still have to do for the database to be as the tables say."""
    engine = sa.create_engine(address(url))
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    return list(found)


def test_an_empty_database_gets_the_tables_that_this_release_knows(url: str) -> None:
    SqlStore(url).close()

    assert sql(url, VERSION) == [(VERSIONS[-1],)]
    assert difference(url) == []


def test_the_database_of_the_last_release_is_taken_over_with_its_rows(url: str) -> None:
    make_release_0_1_0(url)
    store = SqlStore(url)

    assert sql(url, VERSION) == [(VERSIONS[-1],)]
    assert difference(url) == []
    assert store.rows(OLD_DIARY) == (Row(OLD_DIARY, 1, "fact-1", date(2026, 11, 2), b"old"),)
    assert store.delete(OLD_DIARY) == 1
    store.close()


def test_a_database_of_a_later_release_is_refused_and_left_alone(url: str) -> None:
    SqlStore(url).close()
    sql(url, "UPDATE alembic_version SET version_num = '0099'")

    with pytest.raises(NewerSchemaError, match=r"0099.*later release"):
        SqlStore(url)

    assert sql(url, VERSION) == [("0099",)]


def test_a_step_that_fails_leaves_the_database_as_it_was(url: str) -> None:
    make_release_0_1_0(url)
    sql(url, "CREATE TABLE deleted (something_else INTEGER)")

    with pytest.raises(StoreError):
        SqlStore(url)

    assert tables(url) == {"deleted", "facts"}


def test_the_versions_are_the_steps_that_there_are() -> None:
    scripts = ScriptDirectory(str(Path(backplan.diary.sql.migrations.__file__).parent))

    assert [each.revision for each in scripts.walk_revisions()] == list(reversed(VERSIONS))


def test_a_database_that_is_up_to_date_opens_without_alembic(url: str) -> None:
    SqlStore(url).close()
    look = "import sys; from backplan.diary.sql import SqlStore; SqlStore(sys.stdin.read()).close()"
    ran = subprocess.run(
        [sys.executable, "-c", f"{look}; print('alembic' in sys.modules)"],
        cwd=ROOT,
        input=url,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "False\n"


OPEN_AT_ONCE = """
import sys
from datetime import date
import alembic.command
from backplan.diary.sql import SqlStore
from backplan.diary.store import Row

url = sys.stdin.readline().strip()
print("ready", flush=True)
sys.stdin.readline()
store = SqlStore(url)
store.insert(Row(sys.argv[1] * 32, 1, "fact", date(2026, 11, 2), b"sealed"))
store.close()
"""


@pytest.mark.parametrize("last_release", [False, True])
def test_processes_that_start_at_once_all_come_up(url: str, *, last_release: bool) -> None:
    if last_release:
        make_release_0_1_0(url)
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-W", "error", "-c", OPEN_AT_ONCE, letter],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for letter in "abcd"
        ]
        for process in started:
            process.stdin.write(f"{url}\n")
            process.stdin.flush()
        assert [process.stdout.readline() for process in started] == ["ready\n"] * len(started)
        for process in started:
            process.stdin.write("go\n")
            process.stdin.flush()

    assert [process.returncode for process in started] == [0] * len(started)
    assert sql(url, VERSION) == [(VERSIONS[-1],)]
    assert sql(url, "SELECT count(*) FROM facts") == [(len(started) + last_release,)]


def read_only(url: str, tmp_path: Path) -> str:
    """Return a URL under which the same database can only be read."""
    if url.startswith("sqlite"):
        return f"sqlite:///file:{tmp_path}/diary.sqlite3?mode=ro&uri=true"
    return f"{url}&options=-c%20default_transaction_read_only%3Don"


def test_a_read_only_database_is_read_and_refuses_to_be_written(url: str, tmp_path: Path) -> None:
    writing = SqlStore(url)
    writing.insert(ROW)
    store = SqlStore(read_only(url, tmp_path))

    assert store.rows(ROW.diary_id) == (ROW,)
    with pytest.raises(StoreReadOnlyError):
        store.insert(Row("b" * 32, 1, "fact-2", ROW.written_on, b"sealed"))
    with pytest.raises(StoreReadOnlyError):
        store.delete(ROW.diary_id)
    assert writing.rows(ROW.diary_id) == (ROW,)
    store.close()
    writing.close()


def test_a_read_only_database_that_is_behind_says_that_it_cannot_be_written(
    url: str, tmp_path: Path
) -> None:
    make_release_0_1_0(url)

    with pytest.raises(StoreReadOnlyError):
        SqlStore(read_only(url, tmp_path))
