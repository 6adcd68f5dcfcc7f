// Starts a new page or step at its top: Streamlit keeps the place, which hides what comes next.

const APP = '[data-testid="stApp"][data-test-script-state="notRunning"]';
const MENU = '[data-testid="stSidebarCollapseButton"] button';
const MAIN = '[data-testid="stMain"]';
const LOOK_MS = 100;
const PHONE_PX = 769;
const seen = new WeakMap();

/** Scroll up when *root* has another place; who has just *arrived* is at the top already. */
export function startAtTop(root, place, arrived) {
  const before = seen.get(root);
  seen.set(root, place);
  if (before === place || (before === undefined && arrived)) return;
  const menu = document.querySelector(MENU);
  if (menu && window.innerWidth < PHONE_PX) menu.click();
  const main = document.querySelector(MAIN);
  if (main) main.scrollTo(0, 0);
  const left = document.activeElement;
  const look = () => {
    // The old page's heading is still there until the new one is drawn.
    if (!document.querySelector(APP)) { setTimeout(look, LOOK_MS); return; }
    const here = document.activeElement;
    if (here !== left && here !== document.body) return; // who went on meanwhile is let be
    const heading = main && main.querySelector('h1');
    if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
  };
  setTimeout(look, 2 * LOOK_MS);
}
