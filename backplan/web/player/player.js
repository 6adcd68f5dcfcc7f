// The player: it keeps the run in the browser, moves it on by the clock, draws it, and puts what
// came of it into the outbox. While it runs it asks nothing of the server.

import * as machine from './machine.js';
import { beatOf, fill, momentOf, secondsLeft, sentence } from './moments.js';
import { CHANGED, change, keyOf, newId, put, read, thisPage } from './keeping.js';
import { Line } from './line.js';
import { Sound, chooseSounds, soundsChosen } from './sound.js';
import {
  afterScreen, beginScreen, easierScreen, elsewhereScreen, endScreen, feedbackScreen, helpScreen,
  lacking, openRating, setupScreen, stopScreen, timedScreen,
} from './screens.js';

const TICK_MS = 200;
const FLASH_MS = 300;
const players = new WeakMap();

class Player {
  constructor(root) {
    this.root = root;
    this.section = root.querySelector('section');
    this.screen = root.querySelector('.screen');
    this.live = root.querySelector('.live');
    this.sounds = soundsChosen();
    this.drawings = {};
    this.still = false;
    this.sound = new Sound(document.documentElement.lang || 'en');
    this.page = thisPage();
    this.line = new Line(() => this.paintLine());
    this.act = (name, value) => this.on[name](value);
    this.tick = () => this.goOn();
    this.stored = (event) => this.data && event.key === keyOf(this.data.tag) && this.load();
    this.changed = () => this.end && this.paint();
    this.key = (event) => this.press(event);
    window.addEventListener('storage', this.stored);
    window.addEventListener(CHANGED, this.changed);
    document.addEventListener('visibilitychange', this.tick);
    document.addEventListener('keydown', this.key);
    this.on = this.actions();
    this.forget();
  }

  forget() {
    this.run = null;
    this.elsewhere = false;
    this.panel = null;
    this.help = null;
    this.end = null;
    this.given = { before: null, after: null };
    this.ratings = {};
    this.error = '';
    this.told = '';
    this.drawn = '';
  }

  /** Unpack the drawings; until then, and where a browser cannot, the words stand alone. */
  async unpack(packed) {
    if (packed === this.packed) return;
    this.packed = packed;
    this.drawings = packed ? await unpacked(packed).catch(() => ({})) : {};
    this.drawn = '';
    this.paint();
  }

  take(data) {
    const other = data.tag !== this.data?.tag || data.mode !== this.data.mode;
    this.data = data;
    if (other) {
      this.forget();
      this.load();
    } else this.paint();
    this.unpack(data.drawings);
  }

  /** Read what the browser keeps: it may have been left here, or be another page's by now. */
  load() {
    const { run, box } = read(this.data.tag);
    const sign = box.find((one) => one.kind === 'flags');
    if (sign && this.data.mode !== 'closing') this.help = this.data.help[sign.data.asked[0]];
    this.elsewhere = Boolean(run) && !this.page.isMine(run.owner);
    this.run = null;
    if (run && !this.elsewhere) this.comeBack(run);
    this.paint();
  }

  /** Go on with a run that was kept; one that was left alone, or may not go on, is ended. */
  comeBack(run) {
    const over = this.data.mode === 'closing' || machine.isLeftAlone(run, Date.now());
    if (run.draft) ({ given: this.given, ratings: this.ratings } = run.draft);
    if (!over || run.phase === 'after') return this.keep(machine.advance(run, Date.now()));
    const ended = machine.stop(run, run.seen, null);
    if (machine.factOf(ended, 0) !== null) return this.keep(ended);
    return change(this.data.tag, (kept) => ({ ...kept, run: null }));
  }

  /** Keep the run as it is now, unless another page has taken it over. */
  keep(run) {
    const stood = read(this.data.tag).run;
    if (stood && stood.id === run.id && !this.page.isMine(stood.owner)) {
      this.run = null;
      this.elsewhere = true;
      return;
    }
    this.run = { ...run, owner: this.page.name, seen: Date.now() };
    change(this.data.tag, (kept) => ({ ...kept, run: this.run }));
  }

  set(run) {
    this.error = '';
    if (run !== this.run) this.keep(run);
    this.paint();
  }

  goOn() {
    if (!this.run) return;
    const now = Date.now();
    const next = machine.advance(this.run, now);
    if (machine.isLeftAlone(this.run, now) && this.run.phase !== 'after') this.load();
    else if (next !== this.run) this.set(next);
    else this.paintClock();
  }

  actions() {
    const step = (how) => () => this.run && this.set(how(this.run, Date.now()));
    return {
      begin: () => this.begin(),
      start: () => { this.sound.wake(); step(machine.start)(); },
      pause: step(machine.pause),
      resume: () => { this.sound.wake(); step(machine.resume)(); },
      endSet: step(machine.endSet),
      back: () => { delete this.ratings[this.run?.item]; step(machine.back)(); },
      skip: () => { this.panel = null; step(machine.skip)(); },
      given: (value) => { Object.assign(this.given, value); this.touch(); },
      touch: () => this.touch(),
      sounds: (value) => {
        this.sounds = { ...this.sounds, ...value };
        chooseSounds(this.sounds);
      },
      still: (still) => { this.still = still; },
      panel: (name) => { this.panel = name; step(machine.pause)(); this.paint(); },
      close: () => { this.panel = null; step(machine.resume)(); this.paint(); },
      easier: (why) => this.easier(why),
      stop: (reason) => this.stop(reason),
      rate: () => this.rate(),
      finish: () => this.finish(),
      takeOver: () => this.takeOver(),
    };
  }

  begin() {
    const { words, items, on, tag } = this.data;
    if (this.given.before === null) return this.complain([words.needs_before]);
    this.sound.wake();
    const told = { id: newId(), on, painBefore: this.given.before, now: Date.now() };
    change(tag, (kept) => ({ ...kept, run: null }));
    this.set(machine.begin(items, told));
    this.section.scrollIntoView?.({ block: 'start' });
  }

  /** Keep what is being filled in. */
  touch() {
    if (this.run) this.keep({ ...this.run, draft: { given: this.given, ratings: this.ratings } });
  }

  easier(why) {
    const { id, easier } = machine.itemOf(this.run);
    this.panel = null;
    if (why) this.send('swap', { exercise: id, instead: easier.id, why });
    this.set(machine.easier(this.run, Date.now()));
  }

  stop(reason) {
    this.panel = null;
    if (reason.flag) {
      this.send('flags', { asked: [reason.flag], flags: { [reason.flag]: 'yes' } });
      this.help = this.data.help[reason.flag];
    }
    if (!this.run) return this.paint();
    const stopped = machine.stop(this.run, Date.now(), reason.id, Boolean(reason.flag));
    if (machine.factOf(stopped, 0) === null) return this.leave(null);
    return this.set(stopped);
  }

  send(kind, data) {
    const entry = { id: newId(), kind, data };
    change(this.data.tag, (kept) => ({ ...kept, box: put(kept.box, entry) }));
  }

  rating(at) {
    this.ratings[at] ??= openRating(this.run, at);
    return this.ratings[at];
  }

  rate() {
    const rating = this.rating(this.run.item);
    const open = lacking(rating, this.data.words);
    if (open.length) return this.complain(open);
    return this.set(machine.rate(this.run, this.run.item, rating, Date.now()));
  }

  finish() {
    const { words } = this.data;
    const open = machine.unrated(this.run);
    const needs = new Set(open.flatMap((at) => lacking(this.rating(at), words)));
    if (this.given.after === null) needs.add(words.needs_after);
    if (needs.size) return this.complain([...needs]);
    const rated = open.reduce((run, at) => machine.rate(run, at, this.rating(at), 0), this.run);
    return this.leave(machine.factOf(rated, this.given.after));
  }

  /** End the run; what came of it goes into the outbox in the same step. */
  leave(fact) {
    const { id } = this.run;
    this.run = null;
    this.end = { id, empty: fact === null };
    const entry = { id, kind: 'session', data: fact };
    change(this.data.tag, (kept) => {
      return { run: null, box: fact ? put(kept.box, entry) : kept.box };
    });
    this.paint();
  }

  takeOver() {
    const { name } = this.page;
    change(this.data.tag, (kept) => ({ ...kept, run: { ...kept.run, owner: name } }));
    this.load();
  }

  complain(lines) {
    this.error = lines.join(' ');
    this.screen.querySelector('.problem').textContent = this.error;
  }

  /** Space goes on or pauses, the arrows go back and on; fields and buttons keep their own keys. */
  press(event) {
    if (!this.run || this.panel || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = event.composedPath()[0];
    const field = /^(INPUT|TEXTAREA|SELECT|SUMMARY)$/.test(at.tagName);
    if (field || (event.key === ' ' && /^(BUTTON|A)$/.test(at.tagName))) return;
    const goes = machine.isPaused(this.run) ? 'resume' : 'pause';
    const onward = this.run.phase === 'setup' ? 'start' : goes;
    const names = { ' ': onward, ArrowRight: 'skip', ArrowLeft: 'back' };
    if (!names[event.key] || !(machine.isTimed(this.run) || this.run.phase === 'setup')) return;
    event.preventDefault();
    this.act(names[event.key]);
  }

  /** Return the screen's name, and how it is made. */
  which() {
    const { run, data } = this;
    if (this.help) return ['help', helpScreen];
    if (this.end) return [`end ${this.endState()}`, endScreen];
    if (this.elsewhere) return ['elsewhere', elsewhereScreen];
    if (this.panel === 'stop') return ['panel stop', stopScreen];
    if (!run) return data.items.length ? [`begin ${data.session}`, beginScreen] : ['none', () => []];
    if (data.mode === 'closing' || run.phase === 'after') return ['after', afterScreen];
    if (this.panel === 'easier') return ['panel easier', easierScreen];
    const place = `${run.item} ${run.step} ${run.phase} ${machine.isPaused(run)}`;
    const screens = { setup: setupScreen, feedback: feedbackScreen };
    return [place, screens[run.phase] ?? timedScreen];
  }

  endState() {
    if (this.end.empty) return 'empty';
    const { box } = read(this.data.tag);
    return box.some((one) => one.id === this.end.id) ? 'waits' : 'saved';
  }

  paint() {
    const [name, screen] = this.which();
    if (name !== this.drawn) {
      const had = this.drawn && this.root.activeElement;
      this.drawn = name;
      this.screen.replaceChildren(...screen(this.shown()).filter(Boolean));
      if (had) this.focus(had.textContent);
    }
    const runs = Boolean(this.run) && machine.isTimed(this.run) && !machine.isPaused(this.run);
    clearInterval(this.timer);
    if (runs) this.timer = setInterval(this.tick, TICK_MS);
    this.sound.keepAwake(runs);
    this.chooser(!this.run && !this.end && !this.help);
    this.paintLine();
    this.paintClock();
  }

  /** Show which session it is to be as long as none runs. */
  chooser(shown) {
    const box = document.querySelector('.st-key-player_which');
    if (box) box.style.display = shown ? '' : 'none';
  }

  /** Return what the screens are made from. */
  shown() {
    const { run, data, act, given, sounds, error, help, drawings, still } = this;
    const open = run && this.drawn === 'after' ? machine.unrated(run) : [];
    return {
      run, data, act, given, sounds, error, help, drawings, still,
      rating: run?.phase === 'feedback' ? this.rating(run.item) : null,
      ratings: Object.fromEntries(open.map((at) => [at, this.rating(at)])),
      state: this.end ? this.endState() : '',
    };
  }

  /** Focus what stands where the focus was: it must not be lost with the old screen. */
  focus(words) {
    const buttons = [...this.screen.querySelectorAll('button')];
    const same = buttons.find((one) => one.textContent === words);
    (same ?? this.screen.querySelector('button.main') ?? this.section).focus({ preventScroll: true });
  }

  paintLine() {
    const note = this.root.querySelector('.line');
    setText(note, this.run && this.line.isCut() ? this.data.words.no_line : '');
  }

  paintClock() {
    const { run, data } = this;
    const clock = this.screen.querySelector('.clock');
    const now = Date.now();
    if (clock) {
      const reps = run.phase === 'work' && machine.itemOf(run).unit === 'reps';
      const left = secondsLeft(run, now);
      const minutes = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
      setText(clock, reps ? `${machine.soFar(run, now)}` : minutes);
      clock.setAttribute('aria-label', reps ? data.words.count : data.words.time);
      setText(this.screen.querySelector('.beat'), reps ? this.beat(now) : '');
    }
    if (run && !this.panel && !this.help) this.tell(momentOf(run, now, data.words));
    else this.announce('');
  }

  beat(now) {
    const { part, left } = beatOf(this.run, now);
    return fill(this.data.words.beat, { part: this.data.words.beats[part], left });
  }

  /** Tell a moment once: the live region hears of phases only, the voice of every count. */
  tell(moment) {
    this.announce(sentence(this.run, this.data.words));
    if (moment.key === this.told) return;
    this.told = moment.key;
    if (this.sounds.voice) this.sound.say(moment.say);
    if (this.sounds.beep) this.sound.beep(moment.beep);
    if (this.sounds.flash && moment.beep) {
      this.section.classList.add('flash');
      setTimeout(() => this.section.classList.remove('flash'), FLASH_MS);
    }
  }

  announce(text) {
    if (this.live.textContent !== text) this.live.textContent = text;
  }

  gone() {
    clearInterval(this.timer);
    this.sound.end();
    this.line.end();
    window.removeEventListener('storage', this.stored);
    window.removeEventListener(CHANGED, this.changed);
    document.removeEventListener('visibilitychange', this.tick);
    document.removeEventListener('keydown', this.key);
  }
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(plain).json();
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export default function ({ data: [data], parentElement }) {
  const player = players.get(parentElement) ?? new Player(parentElement);
  players.set(parentElement, player);
  player.take(data);
  return () => {
    player.gone();
    players.delete(parentElement);
  };
}
