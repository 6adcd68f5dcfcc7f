"""Every sign that needs help now or today, told by tapping: the advice, then every way round it.

One sign of each level runs with every change; `make test-long` walks them all.
"""

import pytest
from playwright.sync_api import Page, expect

from backplan.web.advice import ADVICE, EMERGENCY_ALONE
from backplan.web.sign_names import NEW
from tests.browser.conftest import go, press, settle
from tests.browser.taking_the_check import choose, continue_to, take_healthy_check, tell_about
from tests.signs import ALARMS, LISTS, RULES, Sign

SAID = {"yes": "Yes", "no": "No", "unsure": "I am not sure"}
TITLES = {one.id: one.title for one in RULES.quiz.screens}
NAMES = [one.name.casefold() for one in RULES.catalogue.exercises.values()]
OLD = "One of these is not new."
LINKS = ("/plan", "/exercises", "/exercises?exercise=SQ2")


def last_list(sign: Sign) -> str:
    """Return the list that ends the check."""
    return [one for one in LISTS if one in sign.ticks][-1]


def walked() -> list[object]:
    """Return every alarm; one whose level another has stood for is for the long run."""
    seen, found = set(), []
    for sign in ALARMS:
        marks = [pytest.mark.long] if sign.level in seen else []
        seen.add(sign.level)
        found.append(pytest.param(sign, marks=marks, id=sign.name))
    return found


def exercises(page: Page) -> list[str]:
    """Return the exercises whose names are in the page, folded or not."""
    held = page.locator("body").inner_html().casefold()
    return [name for name in NAMES if name in held]


def tick(page: Page, words: str, *, times: int = 1) -> None:
    """Tick the box that says *words*, the last one where they are there *times* times."""
    boxes = page.get_by_test_id("stCheckbox").filter(has_text=words)
    expect(boxes).to_have_count(times)
    boxes.last.locator("label").click()
    settle(page)


def tell(page: Page, sign: Sign) -> None:
    """Answer the lists up to the one that ends the check."""
    tell_about(page)
    for at, screen in enumerate(LISTS):
        boxes = sign.ticks.get(screen, ())
        for box in boxes:
            flag = RULES.red_flags.get(box.rpartition(".")[2])
            # Below "one of these is not new" the same words are asked once more.
            words = flag.question.removesuffix(NEW).strip() if flag else OLD
            tick(page, words, times=2 if flag and "." in box else 1)
        for (flag_id, detail), said in sign.follow_ups.items():
            if flag_id in boxes:
                details = RULES.red_flags[flag_id].details
                asked = next(one.question for one in details if one.id == detail)
                choose(page, asked, SAID[said])
        if screen == last_list(sign):
            press(page, "Continue")
            return
        if not boxes:
            tick(page, "None of these")
        continue_to(page, TITLES[LISTS[at + 1]])


def go_back(page: Page, path: str) -> None:
    """Press the browser's way back and wait for the page that it leads to."""
    page.go_back()
    page.wait_for_url(lambda url: url.endswith(path))
    settle(page)


def see_advice(page: Page, sign: Sign) -> None:
    """See what to do and a link to dial, and no exercise."""
    heading = page.get_by_role("heading", name=ADVICE[sign.level].heading)
    expect(heading).to_be_visible()
    settle(page)
    numbers = RULES.numbers["GB"]
    first = (
        numbers.emergency[0] if ADVICE[sign.level].call == EMERGENCY_ALONE else numbers.advice[0]
    )
    call = page.get_by_role("link", name=f"Call {first}", exact=True)
    expect(call).to_have_attribute("href", f"tel:{first}")
    expect(call).to_be_visible()
    assert exercises(page) == []


def see_session_on_hold(page: Page) -> None:
    """See that there is no session to log, and no exercise."""
    expect(page.get_by_text("Your plan is on hold for now.")).to_be_visible()
    settle(page)
    assert exercises(page) == []


@pytest.mark.parametrize("sign", walked())
def test_an_alarm_shows_whom_to_call_and_nothing_leads_round_it(visitor: Page, sign: Sign) -> None:
    go(visitor, "/")
    press(visitor, "Start the check")
    tell(visitor, sign)
    see_advice(visitor, sign)
    go_back(visitor, "/")
    see_advice(visitor, sign)
    for path in LINKS:
        go(visitor, path)
        see_advice(visitor, sign)
    visitor.reload()
    see_advice(visitor, sign)
    go(visitor, "/diary")
    choose(visitor, "What would you like to note?", "Log a session")
    see_session_on_hold(visitor)
    go_back(visitor, LINKS[-1])

    see_advice(visitor, sign)


def test_tabs_with_a_plan_from_before_show_the_advice_once_they_are_touched(visitor: Page) -> None:
    sign = ALARMS[0]
    go(visitor, "/check")
    take_healthy_check(visitor)
    diary, check = visitor.context.new_page(), visitor.context.new_page()
    go(diary, "/diary")
    choose(diary, "What would you like to note?", "Log a session")
    diary.get_by_role("combobox", name="Which session did you do?").click()
    diary.get_by_role("option", name="Monday's session").click()
    expect(diary.get_by_text("Tick what was done as planned.")).to_be_visible()
    go(check, "/check")
    press(check, "Take the check again")
    tell(check, sign)
    see_advice(check, sign)
    assert exercises(visitor)
    assert exercises(diary)

    visitor.get_by_role("tab", name="Wednesday").click()
    see_advice(visitor, sign)
    go_back(visitor, "/check")
    see_advice(visitor, sign)
    press(diary, "Save this session")
    see_session_on_hold(diary)
    expect(diary.get_by_text("Nothing here yet.")).to_be_visible()
