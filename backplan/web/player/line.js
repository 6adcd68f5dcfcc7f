// The line to the server. Without one, Streamlit covers the page with a dialog under which nothing
// can be tapped; whoever is in the middle of a set needs the page, not the dialog.

const APP = '[data-testid="stApp"]';
const STATE = 'data-test-connection-state';
const DIALOG = '[data-testid="stDialog"] [role="dialog"] > button';

export class Line {
  constructor(onchange) {
    this.watch = new MutationObserver(() => {
      const cut = this.isCut();
      if (cut) document.querySelector(DIALOG)?.click();
      if (cut !== this.was) onchange();
      this.was = cut;
    });
    this.watch.observe(document.body, { childList: true, subtree: true, attributeFilter: [STATE] });
    this.was = this.isCut();
  }

  isCut() {
    return document.querySelector(APP)?.getAttribute(STATE) !== 'CONNECTED';
  }

  end() {
    this.watch.disconnect();
  }
}
