"""The font of icons takes the place of Streamlit's, which no browser fetches any more."""

import re

import pytest

from backplan.web.first_look import first_look
from backplan.web.icons import FAMILY, icon_file, icon_font, installed_style, without_icons
from backplan.web.index_page import STATIC, UpgradeError
from backplan.web.packed import installed_files
from tests.web.test_front import client


def test_the_font_is_small_and_kept_under_a_name_of_its_own() -> None:
    answer = client().get(f"/{icon_file()}")

    assert answer.content == icon_font()
    assert len(answer.content) < 30_000
    assert answer.headers["content-type"] == "font/woff2"
    assert "immutable" in answer.headers["cache-control"]
    assert f'url("./{icon_file()}")' in first_look()


def test_streamlits_style_is_served_without_its_own_and_whole_but_for_it() -> None:
    path, style = installed_style()
    whole = (STATIC / path[1:]).read_text()
    gone = re.findall(rf"@font-face\{{font-family:{FAMILY}[^}}]*\}}", whole)

    assert len(gone) == 1
    assert style.decode() == whole.replace(gone[0], "")
    assert installed_files().pack(path, "gzip").result(timeout=60) != b""


def test_a_style_that_an_upgrade_changes_is_named() -> None:
    with pytest.raises(UpgradeError, match=r"without a font of icons; backplan/web/icons\.py"):
        without_icons("@font-face{font-family:Other}")
