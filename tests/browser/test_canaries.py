"""A whole visit with words and numbers that nobody else may see: they are nowhere but sealed."""

import json
import uuid
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from backplan.core.facts import Kind
from backplan.diary.codes import PlanCode, new_plan_code, parse_plan_code
from backplan.diary.diary import Diary
from backplan.diary.sealing import seal_for
from backplan.diary.sql import SqlStore, sqlite_url
from backplan.web.sitemap import FRONT, PAGES
from tests.browser.conftest import go, press, served, settle, visit
from tests.browser.taking_the_check import answer_the_rest, choose, none_of_these, tell_about
from tests.browser.telling_the_day import SAVE, SAVED, tell_the_day
from tests.browser.using_your_data import (
    JSON,
    OTHER_CODE,
    TABLES,
    delete,
    downloaded,
    offer,
    open_by_code,
    send,
    shown_code,
    take_new_code,
)
from tests.browser.watching import Watch
from tests.diary.diary_files import ANA

ACTIVITY, NOTED, BROUGHT = "quokkafern", "pelicanthistle", "wombatnettle"
CHECK_STEPS, DAY_STEPS, BROUGHT_STEPS = 59_973, 59_871, 58_769
NUMBERS = (CHECK_STEPS, DAY_STEPS, BROUGHT_STEPS)
CANARIES = (
    ACTIVITY,
    NOTED,
    BROUGHT,
    *(f"{one}" for one in NUMBERS),
    *(f"{one:,}" for one in NUMBERS),
)


def brought() -> bytes:
    """Return a diary file with every kind of fact, and one of a kind that is not known yet."""
    file = json.loads(ANA.read_text())
    ids = {fact["id"]: str(uuid.uuid4()) for fact in file["facts"]}
    for fact in file["facts"]:
        fact["id"] = ids[fact["id"]]
        data = fact["data"]
        for name in {"note", "activity_name", "stop_reason", "source"} & data.keys():
            data[name] = BROUGHT
        if "fact" in data:
            data["fact"] = ids[data["fact"]]
        if "steps" in data:
            data["steps"] = BROUGHT_STEPS
    first = file["facts"][0]
    newer = {**first, "id": str(uuid.uuid4()), "kind": BROUGHT, "v": 2}
    about = {"on": first["at"][:10], "about": ["RF22"]}
    cleared = {**first, "id": str(uuid.uuid4()), "kind": "clearance", "data": about}
    return json.dumps({**file, "facts": [*file["facts"], newer, cleared]}).encode()


def test_nobody_else_sees_a_word_a_number_or_a_code_of_a_whole_visit(
    browser: Browser, tmp_path: Path
) -> None:
    watch = Watch(tmp_path, list(CANARIES))
    with served(tmp_path / "data", tmp_path / "log") as address:
        context = visit(browser, address)
        page = context.new_page()
        watch.over(page)
        keep_a_diary(page)
        code = watch.code(parse_plan_code(shown_code(page)))
        watch.check(page)
        for name in PAGES:
            go(page, "/" if name == FRONT else f"/{name}")
            watch.check(page)
        take_files_out_and_in(page)
        watch.check(page)
        move_about(page, watch)
        rows = see_one_length(code, tmp_path)
        new = watch.code(parse_plan_code(take_new_code(page)))
        watch.check(page)
        rows += see_one_length(new, tmp_path)
        # The watch does see what is not sealed.
        assert rows[-1] in b"".join(watch.files().values())
        assert watch.places(seal_for(new).diary_id)
        assert watch.places("/data?said=new_code")
        delete(page)
        watch.check(page)
        left = b"".join(watch.files().values())
        assert not any(part in left for row in rows for part in (row[20:52], row[-32:]))
        assert context.strayed == []
        context.close()


def keep_a_diary(page: Page) -> None:
    """Take the check, log a session and note a day, with the most extreme numbers."""
    go(page, "/check")
    tell_about(page, age=69)
    none_of_these(page, "Signs to get checked today")
    none_of_these(page, "Your health so far")
    none_of_these(page, "Ready to move?")
    answer_the_rest(page, activity=ACTIVITY, sitting="18", steps=str(CHECK_STEPS))
    log_extremes(page)
    choose(page, "What would you like to note?", "How was today?")
    page.get_by_label("Steps (optional)").fill(str(DAY_STEPS))
    page.get_by_label("Hours sat (optional)").fill("24")
    tell_the_day(page, NOTED)
    press(page, SAVE)
    expect(page.get_by_text(SAVED)).to_be_visible()


def log_extremes(page: Page) -> None:
    """Log a session with as much as can be done of one exercise."""
    press(page, "Log a session")
    choose(page, "What would you like to note?", "Log a session")
    page.get_by_role("combobox", name="Which session did you do?").click()
    page.get_by_role("option", name="Monday's session").click()
    settle(page)
    choose(page, "Pain before, from 0 (none) to 10 (worst)", "10")
    page.get_by_text("I did something else").first.click()
    page.get_by_label("How many sets").first.fill("20")
    page.get_by_label("How many each time?").first.fill("200")
    page.keyboard.press("Tab")
    settle(page)
    choose(page, "How many more could you have done at the end of a set?", "0 or 1")
    choose(page, "Highest pain while you did it", "10")
    choose(page, "Pain after", "10")
    press(page, "Save this session")
    expect(page.get_by_text(SAVED)).to_be_visible()


def take_files_out_and_in(page: Page) -> None:
    """Take both files out, and bring a diary file in."""
    go(page, "/data")
    assert NOTED.encode() in downloaded(page, JSON)
    downloaded(page, TABLES)
    offer(page, brought())
    page.get_by_role("button", name="to my diary").click()
    expect(page.get_by_text("were added to your diary")).to_be_visible()


def move_about(page: Page, watch: Watch) -> None:
    """Try a code that opens nothing, leave, and come back by the right one."""
    code = shown_code(page)
    go(page, "/data")
    page.get_by_label(OTHER_CODE).fill(watch.code(new_plan_code()).written)
    page.keyboard.press("Tab")
    expect(page.get_by_text("No diary opens with this code.")).to_be_visible()
    send(page, "Leave this device")
    open_by_code(page, code)


def see_one_length(code: PlanCode, folder: Path) -> list[bytes]:
    """See that the rows of every kind of fact have one length, and return them."""
    store = SqlStore(sqlite_url(folder / "data"))
    diary = Diary(code, store)
    kinds = {fact["kind"] for fact in diary.facts().facts}
    rows = [row.sealed for row in store.rows(diary.id)]
    store.close()
    assert kinds == {*Kind, BROUGHT}
    assert len({len(one) for one in rows}) == 1
    return rows
