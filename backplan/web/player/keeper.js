// The outbox, on every page: it sends what waits until the server says that the diary has it. It
// also has a page drawn afresh after a lost connection, and starts each page at its top.

import { CHANGED, anythingWaits, change, forgetOthers, keyOf, read } from './keeping.js';
import { mendBlank } from './blank.js';
import { startAtTop } from './top.js';

const AGAIN_MS = 3000;
const SELDOM_MS = 15000;
const OFTEN = 20; // tries, a minute of them, before it is sent less often
const APP = '[data-testid="stApp"]';
const LINE = 'data-test-connection-state';
const TAKES_AWAY = /\/api\/(open|new-code|leave|delete)$/;
const keepers = new WeakMap();

class Keeper {
  constructor(root) {
    this.root = root;
    this.tries = 0;
    this.timer = null;
    this.sent = false;
    this.look = () => this.send();
    this.stored = (event) => event.key === keyOf(this.data.tag) && this.paint();
    this.warn = (event) => this.beforeLeaving(event);
    window.addEventListener(CHANGED, this.look);
    window.addEventListener('storage', this.stored);
    document.addEventListener('submit', this.warn, true);
    const app = document.querySelector(APP);
    this.line = new MutationObserver(() => this.follow(app.getAttribute(LINE)));
    this.line.observe(app, { attributeFilter: [LINE] });
  }

  take(data, setStateValue) {
    this.data = data;
    this.setStateValue = setStateValue;
    // Only a page that has just come knows whose browser this is by now.
    if (data.tag && !window.backplanCame) forgetOthers(data.tag);
    window.backplanCame = true;
    const settled = new Set([...data.saved, ...data.refused]);
    const { box } = read(data.tag);
    if (data.refused.length) this.refused = true;
    if (box.some((one) => settled.has(one.id))) {
      this.tries = 0;
      change(data.tag, (kept) => {
        return { ...kept, box: kept.box.filter((one) => !settled.has(one.id)) };
      });
    } else this.send();
  }

  send() {
    clearTimeout(this.timer);
    const { box } = read(this.data.tag);
    if (box.length) {
      this.tries += 1;
      this.sent = true;
      this.setStateValue('waiting', { tag: this.data.tag, tries: this.tries, entries: box });
      this.timer = setTimeout(this.look, this.tries < OFTEN ? AGAIN_MS : SELDOM_MS);
    } else if (this.sent) {
      this.sent = false;
      this.setStateValue('waiting', { tag: this.data.tag, tries: 0, entries: [] });
    }
    this.paint();
  }

  // What was drawn before a connection was lost may be old: a change has the page run again.
  follow(line) {
    if (line === 'CONNECTED') this.setStateValue('connected', Date.now());
  }

  paint() {
    const { box, run } = read(this.data.tag);
    const { words: [words], session, page } = this.data;
    const note = this.root.querySelector('p');
    const link = this.root.querySelector('a');
    const open = run && session && page !== session;
    const late = box.length && this.tries > 2;
    note.textContent = late ? words.unsaved : this.refused ? words.refused : open ? words.open : '';
    link.textContent = words.link;
    link.href = session || '#';
    link.hidden = !open;
    this.root.querySelector('aside').hidden = !note.textContent;
    // With nothing to say, not even the gap between two parts of a page is left.
    const place = this.root.host.closest('.st-key-outbox');
    if (place) place.style.display = note.textContent ? '' : 'none';
  }

  beforeLeaving(event) {
    const goes = new URL(event.target.action, location.href).pathname;
    if (!TAKES_AWAY.test(goes) || !anythingWaits()) return;
    if (!window.confirm(this.data.words[0].leave)) event.preventDefault();
  }

  end() {
    clearTimeout(this.timer);
    window.removeEventListener(CHANGED, this.look);
    window.removeEventListener('storage', this.stored);
    document.removeEventListener('submit', this.warn, true);
    this.line.disconnect();
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const keeper = keepers.get(parentElement) ?? new Keeper(parentElement);
  keepers.set(parentElement, keeper);
  keeper.take(data, setStateValue);
  startAtTop(parentElement, data.page, true);
  return () => {
    keeper.end();
    keepers.delete(parentElement);
    mendBlank();
  };
}
