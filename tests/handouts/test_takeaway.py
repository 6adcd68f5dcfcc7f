"""The take-away in Chromium, from a file, without a network: a phone in a room without signal."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from backplan.handouts.material import Material, NoPlanError
from backplan.handouts.takeaway import takeaway
from tests.browser.conftest import PHONE, browser_type_launch_args
from tests.handouts.conftest import answers_on, material_of

__all__ = ["browser_type_launch_args"]
KIB = 1024
WEDNESDAY = datetime(2026, 3, 25, 9)  # noqa: DTZ001 - the phone's own time


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("takeaway") / "plan.html"
    path.write_bytes(takeaway(material_of(answers_on(country="GB", strength_trained=True))))
    return path


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=PHONE, offline=True, reduced_motion="reduce") as context:
        yield context


def opened(phone: BrowserContext, file: Path, at: datetime = WEDNESDAY) -> Page:
    """Open the file; what the browser says against it, or asks of others, fails the test."""
    page = phone.new_page()
    asked: list[str] = []
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.clock.install(time=at)
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    return page


def test_it_asks_for_signs_first_then_shows_the_day_and_times_it(
    phone: BrowserContext, file: Path
) -> None:
    page = opened(phone, file)
    exercises = page.locator("section[data-days]")

    expect(page.get_by_text("Stop at once if")).to_be_visible()
    expect(exercises.first).to_be_hidden()
    page.get_by_role("button", name="None of these").click()

    expect(exercises.first).to_be_visible()
    assert page.locator("#day").input_value() == "wed"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    hold_the_drawings_still(page)
    time_a_hold(page)
    wait_for_a_tap_after_repeats(page)


def hold_the_drawings_still(page: Page) -> None:
    still = page.get_by_role("button", name="Hold the drawings still")
    still.click()

    expect(still).to_have_attribute("aria-pressed", "true")
    expect(page.locator("body")).to_have_class("bp-paused")


def time_a_hold(page: Page) -> None:
    timer = page.locator('.timer[data-seconds]:not([data-seconds=""])').first
    seconds, rest = (int(timer.get_attribute(f"data-{one}") or 0) for one in ("seconds", "rest"))
    said, left = timer.locator("output").first, timer.locator("output").last

    timer.get_by_role("button", name="Start").click()
    expect(said).to_have_text("Get ready")
    page.clock.run_for(5_200)
    expect(said).to_contain_text("Set 1 of")
    expect(left).to_have_text(f"{seconds} s")

    timer.get_by_role("button", name="Wait").click()
    page.clock.run_for(60_000)
    expect(said).to_contain_text("Set 1 of")
    timer.get_by_role("button", name="Go on").click()
    page.clock.run_for(seconds * 1000 + 200)
    expect(said).not_to_contain_text("Set 1 of")
    timer.get_by_role("button", name="Stop").click()
    expect(timer.get_by_role("button", name="Start")).to_be_visible()
    assert rest > 0


def wait_for_a_tap_after_repeats(page: Page) -> None:
    timer = page.locator('.timer[data-seconds=""][data-sides=""]').first

    timer.get_by_role("button", name="Start").click()
    page.clock.run_for(60_000)
    expect(timer.locator("output").first).to_contain_text("Set 1 of")
    timer.get_by_role("button", name="Done").click()

    expect(timer.locator("output").first).to_have_text("Rest")


def test_a_sign_leads_to_a_number_and_to_no_exercise(phone: BrowserContext, file: Path) -> None:
    page = opened(phone, file)

    page.get_by_role("button", name="One or more of these").click()

    expect(page.get_by_role("link", name="Call 999")).to_be_visible()
    expect(page.locator("section[data-days]").first).to_be_hidden()


def test_after_its_last_day_it_shows_no_exercise(phone: BrowserContext, file: Path) -> None:
    page = opened(phone, file, datetime(2026, 4, 20, 0, 1))  # noqa: DTZ001

    expect(page.get_by_text("This plan was for the days up to 19 April 2026.")).to_be_visible()
    expect(page.get_by_role("button", name="None of these")).to_be_hidden()


def test_even_a_long_one_is_small(plain: Material) -> None:
    split = takeaway(
        material_of(answers_on(minutes=12, training_days=["mon", "tue", "thu", "sat"]))
    )

    assert len(takeaway(plain)) < 300 * KIB
    assert len(split) < 300 * KIB


def test_without_a_plan_there_is_none() -> None:
    with pytest.raises(NoPlanError):
        takeaway(material_of(answers_on(flags={"RF02": "yes"})))
