"""Streamlit's page is made from the installed one, and an upgrade that changes it is noticed."""

import json
import re

import pytest

from backplan.web.index_page import (
    CHANGES,
    FIRST_HERE,
    HEAD_HERE,
    INDEX,
    STATIC,
    VALUE,
    UpgradeError,
    body_font,
    make_page,
    named_files,
)

INSTALLED = INDEX.read_text()
LANDMARKS = (
    *("LIGHT_THEME", "DARK_THEME", "HOST_CONFIG", "enableBypass"),
    '[data-testid="stApp"]',
    "data-test-script-state",
    "stMain",
    "stSkeleton",
    "stAlert",
    "BACKEND_BASE_URL",
)
"""What the take-over tells Streamlit's scripts, and looks for in what they draw."""


def test_the_installed_streamlit_has_all_that_is_changed() -> None:
    page = make_page(INSTALLED)

    assert page.startswith("<!DOCTYPE html>")
    assert page.count(HEAD_HERE) == page.count(FIRST_HERE) == 1
    assert f'{FIRST_HERE}<div id="root"></div>' in page


def test_nothing_is_fetched_ahead_of_the_first_sight() -> None:
    page = make_page(INSTALLED)

    assert not re.search(r'<link rel="(modulepreload|preload|stylesheet)"', page)
    assert '<script type="module"' not in page
    assert re.search(r'of \["\./static/css/[^"]+\.css"\]\)', page)


def test_every_script_is_fetched_and_the_large_ones_started_by_themselves_the_app_last() -> None:
    named = [f".{one}" for one in named_files(INSTALLED) if one.endswith(".js")]
    page = make_page(INSTALLED)
    found = re.search(
        r"each\((\[.*?\]), .* of (\[.*?\])\).*await import\((\".*?\")\)", page, re.DOTALL
    )
    fetched, large, app = (json.loads(one) for one in found.groups())

    assert sorted(fetched) == sorted(named)
    assert 1 < len(large) < len(fetched) / 4
    assert set(large) < set(fetched) - {app}
    assert app == named[0]


def test_the_app_is_told_what_it_would_ask_for_and_the_font_that_it_will_have() -> None:
    page = make_page(INSTALLED)

    assert "allowedOrigins: [location.origin], useExternalAuthToken: false" in page
    assert page.count(f"bodyFont: {json.dumps(body_font())}") == 2
    assert not VALUE.search(page[page.index("<script>{") :])


@pytest.mark.parametrize("name", [name for name, _, _ in CHANGES])
def test_what_an_upgrade_takes_away_is_named(name: str) -> None:
    pattern = next(pattern for other, pattern, _ in CHANGES if other == name)
    other = re.sub(pattern, "", INSTALLED, flags=re.DOTALL)
    if name == "the start of the app":
        other = INSTALLED.replace('<script type="module"', "<script defer")

    with pytest.raises(UpgradeError, match=rf"has a page without {name}; "):
        make_page(other)


def test_a_page_without_a_stylesheet_is_named_too() -> None:
    with pytest.raises(UpgradeError, match="without a stylesheet"):
        make_page(INSTALLED.replace('rel="stylesheet"', 'rel="style"'))


@pytest.mark.parametrize("landmark", LANDMARKS)
def test_streamlits_scripts_still_draw_what_the_take_over_waits_for(landmark: str) -> None:
    named = landmark.removeprefix('[data-testid="').removesuffix('"]')
    scripts = [STATIC / one[1:] for one in named_files(INSTALLED) if one.endswith(".js")]

    assert any(named in one.read_text() for one in scripts)


def test_the_files_that_a_page_names_are_installed() -> None:
    named = named_files(INSTALLED)

    assert len(named) > 1
    assert all((STATIC / one[1:]).is_file() for one in named)
