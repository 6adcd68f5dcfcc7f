"""Every page says who has checked the content, and where to report a safety concern."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from backplan.content import load_rulebook
from backplan.core.host import Host
from backplan.web import frame
from backplan.web.about import OPEN, PARTS, reviewed
from backplan.web.sitemap import PAGES
from tests.pages.conftest import OpenPage

RULES = load_rulebook()
NOBODY = "No doctor, physio or other clinician has reviewed its content yet. So ask yours first."


@pytest.mark.parametrize("name", PAGES)
def test_the_foot_of_every_page_links_to_the_host_s_address(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    host = Host(name="Example Clinic", safety_contact="safety@clinic.example")
    monkeypatch.setattr(frame, "load_host", lambda: host)
    foot = open_page(name).markdown[-1].value

    assert "[Report a safety concern](mailto:safety@clinic.example)" in foot
    assert NOBODY in foot


def test_without_an_address_the_link_leads_to_what_to_do(open_page: OpenPage) -> None:
    assert "[Something unsafe here?](about)" in open_page("home").markdown[-1].value
    about = " ".join(one.value for one in open_page("about").markdown)
    assert "They have given no address for this yet." in about
    assert "1. Leave out what worries you." in about
    assert "2. Tell the person or place that gave you the link to this site." in about


def test_the_page_says_what_backplan_is_for_and_what_it_does_not_claim(open_page: OpenPage) -> None:
    about = " ".join(one.value for one in open_page("about").markdown)

    assert "helps adults plan gentle activity" in about
    assert "does not find, treat or rule out an illness" in about
    assert "“You can start” does not mean that nothing is wrong" in about


def parts_of(open_page: OpenPage) -> AppTest:
    """Return the page with its list of parts unfolded."""
    page = open_page("about")
    assert not page.table
    page.session_state[OPEN] = True
    return page.run()


def test_the_reviews_of_all_content_are_shown(open_page: OpenPage) -> None:
    page = parts_of(open_page)
    shown = page.table[0].value

    assert set(shown["Part"]) == {*PARTS.values(), "Exercises"}
    assert [one.label for one in page.expander] == [
        f"Its {len(shown)} parts, and when each is looked at again"
    ]
    others = {one for one in RULES.reviews if not one.startswith("exercises/")}
    assert set(PARTS) == others


def test_that_nobody_has_checked_it_is_said_once_and_not_for_each_part(open_page: OpenPage) -> None:
    page = parts_of(open_page)

    assert "Checked by a clinician" not in page.table[0].value
    assert [NOBODY in one.value for one in page.markdown].count(True) == 2  # and in the foot


def test_once_some_parts_are_checked_each_says_whether_it_is(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = replace(RULES.reviews["quiz.toml"], checked_by="A. Physio")
    some = replace(RULES, reviews={**RULES.reviews, "quiz.toml": checked})
    monkeypatch.setattr("backplan.content.load_rulebook", lambda: some)
    shown = parts_of(open_page).table[0].value

    assert dict(zip(shown["Part"], shown["Checked by a clinician"], strict=True)) == {
        **dict.fromkeys(shown["Part"], "Not yet"),
        PARTS["quiz.toml"]: "A. Physio",
    }


def test_the_sentence_on_reviews_follows_the_reviews() -> None:
    first, *others = RULES.reviews
    checked = replace(RULES.reviews[first], checked_by="A. Physio")
    some = {**RULES.reviews, first: checked}
    every = {**dict.fromkeys(others, checked), first: checked}

    assert reviewed(RULES) == NOBODY
    assert reviewed(replace(RULES, reviews=some)).startswith("Clinicians have checked only a part")
    assert reviewed(replace(RULES, reviews=every)).startswith(
        "Clinicians have checked its content."
    )
