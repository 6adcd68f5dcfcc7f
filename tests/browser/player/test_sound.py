"""What a session is told by: said once, not at all where that is off, on a screen that stays on."""

from playwright.sync_api import Browser, Page

from tests.browser.player.lab import a_week, lab, monday, player_in
from tests.browser.playing import let, set_out, tap

NOTED = """
  window.said = [];
  window.awake = [];
  speechSynthesis.speak = ({ text }) => said.push(text);
  const release = () => awake.push('off');
  const request = async () => { awake.push('on'); return { release }; };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
"""


def begin_a_set(page: Page) -> None:
    set_out(page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    tap(page, "Start")
    let(page, 5.5)


def test_each_moment_is_said_once_and_the_screen_stays_on_while_the_clock_runs(
    browser: Browser,
) -> None:
    with lab(browser, monday(a_week())) as context:
        context.add_init_script(NOTED)
        page = player_in(context)
        begin_a_set(page)
        _, _, *counted, go = page.evaluate("said")
        assert counted == ["3", "2", "1"]
        assert go.startswith("Go")
        assert page.evaluate("awake") == ["on"]
        tap(page, "Pause")

        assert page.evaluate("awake") == ["on", "off"]


def test_nothing_is_said_where_the_voice_is_off(browser: Browser) -> None:
    with lab(browser, monday(a_week())) as context:
        context.add_init_script(NOTED)
        page = player_in(context)
        page.get_by_label("Voice", exact=True).uncheck()
        begin_a_set(page)

        assert page.evaluate("said") == []
