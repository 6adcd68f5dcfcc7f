"""What waits in a browser, by itself: kept, sent until it is saved, asked about before it goes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.player.lab import EMPTY, lab

MODULES = """async () => {
  Object.assign(window, await import('/keeping.js'));
  const { default: draw } = await import('/keeper.js');
  document.body.innerHTML = `<main data-testid="stApp" data-test-script-state="notRunning"
    data-test-connection-state="CONNECTED"></main>`;
  const root = document.body.firstChild.attachShadow({ mode: 'open' });
  root.innerHTML = '<aside hidden><p></p><a hidden></a></aside>';
  const said = { unsaved: 'unsaved', refused: 'refused', open: 'open', link: 'go', leave: 'sure?' };
  const given = { tag: 'mine', saved: [], refused: [], session: '', page: '', words: [said] };
  window.sent = [];
  // Let the page be drawn, as the server does with what it answers.
  window.drawn = (answer = {}) => {
    window.taken = draw({
      data: { ...given, ...answer }, parentElement: root,
      setStateValue: (_, value) => sent.push([value.tag, value.tries, ...value.entries]),
    });
  };
  window.add = (id, tag = 'mine') => {
    change(tag, (kept) => ({ ...kept, box: put(kept.box, { id }) }));
  };
  window.run = (tag = 'mine') => change(tag, (kept) => ({ ...kept, run: { id: 'r' } }));
  window.note = () => root.querySelector('aside').hidden ? '' : root.querySelector('p').textContent;
  // Send a form, and return whether it was held back.
  window.submit = (action) => {
    const form = document.body.appendChild(document.createElement('form'));
    form.action = action;
    return !form.dispatchEvent(new Event('submit', { cancelable: true }));
  };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with lab(browser, {}) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(EMPTY)
        page.clock.pause_at(page.evaluate("Date.now() + 1000"))
        page.evaluate(MODULES)
        yield page


def test_what_waits_is_sent_until_the_diary_has_it_and_then_no_more(page: Page) -> None:
    page.evaluate("drawn(), add('a')")
    page.clock.run_for(7000)
    sent = page.evaluate("sent")
    assert [(tag, one["id"]) for tag, _, one in sent] == [("mine", "a")] * 3
    assert [tries for _, tries, _ in sent] == [1, 2, 3]
    assert page.evaluate("note()") == "unsaved"
    page.evaluate("sent = [], drawn({ saved: ['a'] })")
    page.clock.run_for(60_000)

    assert page.evaluate("[sent, note(), read('mine').box]") == [[["mine", 0]], "", []]
    assert page.evaluate("localStorage.length") == 0


def test_what_was_not_saved_stays_while_the_rest_goes_and_the_tries_begin_anew(page: Page) -> None:
    page.evaluate("add('a'), add('b'), drawn()")
    page.clock.run_for(7000)
    page.evaluate("sent = [], drawn({ saved: ['a'] })")

    assert page.evaluate("sent") == [["mine", 1, {"id": "b"}]]


def test_after_a_minute_it_is_sent_less_often(page: Page) -> None:
    page.evaluate("drawn(), add('a')")
    page.clock.run_for(58_000)
    assert len(page.evaluate("sent")) == 20
    page.clock.run_for(60_000)

    assert len(page.evaluate("sent")) == 24


def test_what_the_diary_cannot_take_is_let_go_and_the_visitor_hears_of_it(page: Page) -> None:
    page.evaluate("add('a'), drawn(), drawn({ refused: ['a'] })")

    assert page.evaluate("[note(), read('mine').box]") == ["refused", []]


def test_an_entry_takes_the_place_of_itself(page: Page) -> None:
    assert page.evaluate("put([{ id: 'a', n: 1 }, { id: 'b' }], { id: 'a', n: 2 })") == [
        {"id": "b"},
        {"id": "a", "n": 2},
    ]


def test_a_page_that_has_come_forgets_what_waits_for_others_and_does_not_later(page: Page) -> None:
    page.evaluate("add('a', 'theirs'), add('b'), drawn()")
    boxes = "['theirs', 'mine'].map((tag) => read(tag).box.length)"
    assert page.evaluate(boxes) == [0, 1]
    page.evaluate("add('c', 'theirs'), drawn()")

    assert page.evaluate(boxes) == [1, 1]


def test_who_has_no_diary_here_makes_nobody_forget(page: Page) -> None:
    page.evaluate("add('a', 'theirs'), drawn({ tag: '' })")

    assert page.evaluate("read('theirs').box.length") == 1


@pytest.mark.parametrize("waits", ["add('a')", "run()", "run('theirs')"])
def test_before_it_would_be_lost_the_visitor_is_asked(page: Page, waits: str) -> None:
    page.evaluate(f"drawn(), {waits}")
    page.evaluate("asked = [], confirm = (words) => asked.push(words) && false, 0")
    taking = ["open", "new-code", "leave", "delete"]
    held = page.evaluate("all => all.map((one) => submit(`/api/${one}`))", [*taking, "backup"])
    assert held == [True, True, True, True, False]
    assert page.evaluate("asked") == ["sure?"] * 4
    page.evaluate("confirm = () => true")

    assert page.evaluate("submit('/api/leave')") is False


def test_where_nothing_waits_nobody_is_asked(page: Page) -> None:
    page.evaluate("confirm = () => false, drawn()")

    assert page.evaluate("submit('/api/leave')") is False


def test_a_session_that_is_not_finished_is_told_of_but_not_on_its_own_page(page: Page) -> None:
    page.evaluate("run(), drawn({ session: 'session' })")
    assert page.evaluate("note()") == "open"
    page.evaluate("drawn({ session: 'session', page: 'session' })")
    assert page.evaluate("note()") == ""
    page.evaluate("drawn({ session: '' })")

    assert page.evaluate("note()") == ""


def test_a_page_is_the_owner_of_what_it_had_before_a_reload_and_of_what_nobody_has(
    page: Page,
) -> None:
    name = page.evaluate("thisPage().name")
    assert page.evaluate("[thisPage().name, null, 'other'].map(thisPage().isMine)") == [
        True,
        True,
        False,
    ]
    page.reload()
    page.evaluate(MODULES)

    assert page.evaluate("thisPage().name") != name
    assert page.evaluate("all => all.map(thisPage().isMine)", [name, None, "other"]) == [
        True,
        True,
        False,
    ]


def test_where_the_browser_keeps_nothing_it_waits_as_long_as_the_page_is_open(page: Page) -> None:
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.evaluate("add('a')")
    assert page.evaluate("[read('mine').box, anythingWaits()]") == [[{"id": "a"}], True]
    page.reload()
    page.evaluate(MODULES)
    page.evaluate("add('b', '')")

    assert page.evaluate("[read('').box, localStorage.length]") == [[{"id": "b"}], 0]


def test_an_id_is_random_and_of_the_kind_that_the_diary_takes(page: Page) -> None:
    one, two = page.evaluate("[newId(), newId()]")

    assert one != two
    assert page.evaluate(
        "id => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)",
        one,
    )


@pytest.mark.parametrize("left", ["0", "document.body.innerHTML = ''"], ids=["frame", "nothing"])
def test_a_page_of_which_nothing_is_left_is_loaded_again(page: Page, left: str) -> None:
    page.evaluate(f"window.before = true, drawn(), {left}, taken()")
    with page.expect_navigation():
        page.clock.run_for(6000)

    assert page.evaluate("window.before") is None


@pytest.mark.parametrize(
    "how",
    [
        "document.body.innerHTML = `<p data-testid=stMain><b data-testid=stElementContainer></b>`",
        "document.querySelector('main').dataset.testScriptState = 'running'",
        "document.querySelector('main').dataset.testConnectionState = 'PINGING_SERVER'",
    ],
    ids=["drawn again", "being drawn", "no server"],
)
def test_a_page_that_is_drawn_or_may_be_yet_is_left_alone(page: Page, how: str) -> None:
    page.evaluate(f"window.before = true, drawn(), {how}, taken()")
    page.clock.run_for(60_000)

    assert page.evaluate("window.before")
