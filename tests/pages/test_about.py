"""Every page says who has checked the content, and where to report a safety concern."""

from dataclasses import replace

import pytest

from backplan.content import load_rulebook
from backplan.core.host import Host
from backplan.web import frame
from backplan.web.about import PARTS, reviewed
from backplan.web.sitemap import PAGES
from tests.pages.conftest import OpenPage

RULES = load_rulebook()


@pytest.mark.parametrize("name", PAGES)
def test_the_foot_of_every_page_links_to_the_host_s_address(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    host = Host(name="Example Clinic", safety_contact="safety@clinic.example")
    monkeypatch.setattr(frame, "load_host", lambda: host)
    foot = open_page(name).markdown[-1].value

    assert "[Report a safety concern](mailto:safety@clinic.example)" in foot
    assert "No clinician has reviewed its content yet." in foot


def test_without_an_address_the_link_leads_to_what_to_do(open_page: OpenPage) -> None:
    assert "[Report a safety concern](about)" in open_page("home").markdown[-1].value
    about = " ".join(one.value for one in open_page("about").markdown)
    assert "has not given an address for this yet" in about


def test_the_page_says_what_backplan_is_for_and_what_it_does_not_claim(open_page: OpenPage) -> None:
    about = " ".join(one.value for one in open_page("about").markdown)

    assert "helps adults plan gentle activity" in about
    assert "does not find, treat or rule out an illness" in about
    assert "“You can start” does not mean that nothing is wrong" in about


def test_the_reviews_of_all_content_are_shown(open_page: OpenPage) -> None:
    shown = open_page("about").table[0].value

    assert set(shown["Part"]) == {*PARTS.values(), "Exercises"}
    assert set(shown["Checked by a clinician"]) == {"Not yet"}
    others = {one for one in RULES.reviews if not one.startswith("exercises/")}
    assert set(PARTS) == others


def test_the_sentence_on_reviews_follows_the_reviews() -> None:
    first, *others = RULES.reviews
    checked = replace(RULES.reviews[first], checked_by="A. Physio")
    some = {**RULES.reviews, first: checked}
    every = {**dict.fromkeys(others, checked), first: checked}

    assert reviewed(RULES) == "No clinician has reviewed its content yet."
    assert reviewed(replace(RULES, reviews=some)).startswith("Clinicians have checked only a part")
    assert reviewed(replace(RULES, reviews=every)) == "Clinicians have checked its content."
