import stat
import sys
from pathlib import Path

import pytest

from backplan.diary.folder import default_folder
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.diary.store import StoreUnavailableError


def test_the_folder_is_made_for_this_user_only(tmp_path: Path) -> None:
    folder = tmp_path / "a new one" / "data?100%#"
    SqlStore(sqlite_url(folder)).close()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / "diary.sqlite3").exists()


def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreUnavailableError, match="cannot be made"):
        sqlite_url(tmp_path / "file" / "folder")


def test_the_host_chooses_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKPLAN_DATA", "/srv/diaries")

    assert default_folder() == Path("/srv/diaries")


@pytest.mark.parametrize(
    ("platform", "given", "folder"),
    [
        ("linux", {}, "/home/ana/.local/share/backplan"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/backplan"),
        ("darwin", {}, "/home/ana/Library/Application Support/backplan"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/backplan"),
        ("win32", {}, "/home/ana/AppData/Local/backplan"),
    ],
)
def test_without_a_choice_it_is_the_folder_that_the_system_has_for_data(
    monkeypatch: pytest.MonkeyPatch, platform: str, given: dict[str, str], folder: str
) -> None:
    for name in ("BACKPLAN_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"HOME": "/home/ana"} | given).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert default_folder() == Path(folder)
