"""What a host has set is what its visitors see, and what fails is told to nobody."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import go, visit
from tests.browser.edge.asking import plan_code
from tests.browser.edge.hosting import CANARY, Host, hosted
from tests.browser.going_about import TITLES, arrive, diary_of, hold, turn_to
from tests.browser.test_start import UVICORN
from tests.core.people import RULES

SQUATS = {one.id: one.name for one in RULES.catalogue.rungs("SQ")}


def test_what_a_host_has_set_is_what_visitors_see(browser: Browser, host: Host) -> None:
    context = visit(browser, host.address)
    hold(context.new_page(), host.address, diary_of(host.url))
    (page,) = context.pages
    arrive(page, "/plan")
    go_on = page.get_by_role("button", name="Do a session with us")
    expect(go_on).to_have_css("background-color", "rgb(18, 52, 86)")
    stands_in = page.get_by_text("Example_Clinic has taken something out for now.")
    expect(stands_in).to_contain_text(f"{SQUATS['SQ2']} stands in its place.")
    expect(page.get_by_text(SQUATS["SQ2"]).nth(1)).to_be_visible()
    expect(page.get_by_text("Train with a person near you")).to_have_count(0)
    turn_to(page, "/help", TITLES["help"])
    expect(page.get_by_text("Near you: Front desk")).to_be_visible()
    expect(page.get_by_role("link", name="Call 01234 567890")).to_be_visible()
    expect(page.get_by_text("backplan is run here by Example_Clinic.")).to_be_visible()
    expect(page.get_by_role("link", name="Our *class*")).to_be_visible()
    turn_to(page, "/exercises?exercise=SQ3", TITLES["exercises"])
    expect(page.get_by_text("That exercise is not here.")).to_be_visible()
    expect(page.get_by_text(SQUATS["SQ2"])).to_be_visible()
    expect(page.get_by_text(SQUATS["SQ3"])).to_have_count(0)
    context.close()


@pytest.fixture(params=["streamlit", "uvicorn"])
def failing(request: pytest.FixtureRequest, tmp_path: Path, partner: int) -> Iterator[Host]:
    if request.param == "streamlit":
        yield request.getfixturevalue("host")
        return
    with hosted(tmp_path, UVICORN, partner) as one:
        yield one


def test_a_page_that_fails_apologises_and_tells_the_log_no_words(
    browser: Browser, failing: Host
) -> None:
    context = visit(browser, failing.address)
    page = context.new_page()
    go(page, f"/about?note={CANARY}")
    expect(page.get_by_text("Something went wrong on our side.")).to_be_visible()
    shown = page.content()
    cookie = plan_code(context)
    context.close()
    written = failing.log.read_text()
    lines = [json.loads(one) for one in written.splitlines() if one.startswith("{")]

    assert [one["error"] for one in lines if "error" in one] == [["ValueError"]]
    assert [one["at"][-1] for one in lines if "error" in one] == ["pages/about.py:2"]
    assert "ValueError" not in shown
    assert CANARY not in shown.replace(f"note={CANARY}", "")
    assert CANARY not in written
    assert "Traceback" not in written
    assert cookie["value"] not in written
    assert '"GET' not in written
