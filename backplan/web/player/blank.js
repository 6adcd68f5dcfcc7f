// A line that is cut while a page is drawn anew may leave nothing of it, nor anything that asks the
// server for it again. Loading it again helps; what waits is kept, and nothing else was there.

const APP = '[data-testid="stApp"]';
const STILL = '[data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]';
const DRAWN = '[data-testid="stMain"] [data-testid="stElementContainer"]';
const LOOK_MS = 1000;
const LOOKS = 5;

/** Load the page again once it has stayed empty for a while, though the server is there. */
export function mendBlank(looks = 0) {
  if (document.querySelector(DRAWN)) return;
  const app = document.querySelector(APP);
  if (looks === LOOKS) location.reload();
  else setTimeout(mendBlank, LOOK_MS, !app || app.matches(STILL) ? looks + 1 : 0);
}
