"""The scripts of what a page draws are those of the installed Streamlit, with all they need."""

import pytest

from backplan.web import element_scripts as module
from backplan.web.element_scripts import ON_PAGE, element_scripts
from backplan.web.index_page import INDEX, STATIC, UpgradeError, named_files
from backplan.web.sitemap import PAGES


def test_only_pages_that_are_there_draw_something_of_their_own() -> None:
    assert ON_PAGE.keys() <= PAGES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_every_script_is_there_once_and_not_among_those_of_every_page(name: str) -> None:
    scripts = element_scripts(name)

    assert len(scripts) == len(set(scripts)) > 0
    assert all((STATIC / one).is_file() for one in scripts)
    assert not {one.removeprefix(".") for one in scripts} & set(named_files(INDEX.read_text()))


def test_a_script_comes_with_what_it_cannot_start_without() -> None:
    names = [one.split("/")[-1].split(".")[0] for one in element_scripts("diary")]

    assert names.index("Checkbox") < names.index("checkboxIndicatorStyles")


def test_an_element_that_an_upgrade_takes_away_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERYWHERE", ("Abacus",))
    element_scripts.cache_clear()

    with pytest.raises(UpgradeError, match="without a script of Abacus; backplan/web/element_scr"):
        element_scripts("home")
