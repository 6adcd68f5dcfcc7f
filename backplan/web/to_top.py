"""Start a new page or step at its top: Streamlit keeps the place, which hides what comes next."""

import streamlit as st

_SCRIPT = """
const seen = new WeakMap();
export default function ({ data, parentElement }) {
  const before = seen.get(parentElement);
  seen.set(parentElement, data.place);
  if (before === data.place || (before === undefined && data.arrived)) return;
  const menu = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
  if (menu && window.innerWidth < 769) menu.click();
  const main = document.querySelector('[data-testid="stMain"]');
  if (main) main.scrollTo(0, 0);
  const left = document.activeElement;
  const drawn = '[data-testid="stApp"][data-test-script-state="notRunning"]';
  const look = () => {
    // The old page's heading is still there until the new one is drawn.
    if (!document.querySelector(drawn)) { setTimeout(look, 100); return; }
    const here = document.activeElement;
    if (here !== left && here !== document.body) return; // who went on meanwhile is let be
    const heading = main && main.querySelector('h1');
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
  };
  setTimeout(look, 200);
}
"""
_COMPONENT = st.components.v2.component("to_top", html="<span hidden></span>", js=_SCRIPT)


def start_at_top(place: str, *, arrived: bool = False) -> None:
    """Scroll up, close a phone's menu and focus the heading whenever *place* changes.

    Args:
        place: The page, or the page and the step on it.
        arrived: Whether a visitor who has just come is at the top already.
    """
    _COMPONENT(data={"place": place, "arrived": arrived}, key=f"to_top_{arrived}", height="content")
