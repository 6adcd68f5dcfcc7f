// What waits in this browser: the session that runs, and the box of entries on their way to the
// diary. Both stand under one key, so that a finished session moves over in one step. The key is a
// tag of the diary, from which nobody gets its plan code. Without a tag nothing outlives the page.

const START = 'backplan.kept.';
export const CHANGED = 'backplan-kept';

export const keyOf = (tag) => START + tag;

function memory() {
  window.backplanKept ??= {};
  return window.backplanKept;
}

/** Return what waits for the diary with this tag. */
export function read(tag) {
  let text = memory()[tag];
  try {
    text = (tag && localStorage.getItem(keyOf(tag))) || text;
    const { run = null, box = [] } = JSON.parse(text || '{}');
    return { run, box };
  } catch {
    return { run: null, box: [] };
  }
}

/** Let what waits be what `how` makes of it; every part of the page hears of it. */
export function change(tag, how) {
  const next = how(read(tag));
  const text = next.run || next.box.length ? JSON.stringify(next) : '';
  try {
    if (text && tag) localStorage.setItem(keyOf(tag), text);
    if (!text) localStorage.removeItem(keyOf(tag));
    delete memory()[tag];
    if (text && !tag) memory()[tag] = text;
  } catch {
    memory()[tag] = text; // no room, or not allowed: at least as long as the page is open
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Put an entry into the box, in the place of one with the same id. */
export function put(box, entry) {
  return [...box.filter((one) => one.id !== entry.id), entry];
}

/** Return whether anything waits here, for whichever diary. */
export function anythingWaits() {
  return tags().some((tag) => read(tag).run || read(tag).box.length);
}

/** Forget what waits for other diaries than the one with this tag. */
export function forgetOthers(tag) {
  for (const other of tags()) if (other !== tag) change(other, () => ({ run: null, box: [] }));
}

function tags() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(START));
    return [...keys.map((key) => key.slice(START.length)), ...Object.keys(memory())];
  } catch {
    return Object.keys(memory());
  }
}

/** Return a random id; crypto.randomUUID is not there on plain http. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Return the name of this page while it is loaded, and whether `owner` was it before a reload. */
export function thisPage() {
  if (!window.backplanPage) {
    window.backplanPage = newId();
    try {
      window.backplanBefore = sessionStorage.getItem('backplan.page');
      sessionStorage.setItem('backplan.page', window.backplanPage);
    } catch {
      window.backplanBefore = null;
    }
  }
  const { backplanPage: name, backplanBefore: before } = window;
  return { name, isMine: (owner) => !owner || owner === name || owner === before };
}
