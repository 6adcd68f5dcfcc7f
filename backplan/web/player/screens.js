// The player's screens, each from the run and the words; what is pressed is told to `act`.

import { elapsed, isPaused, isTimed, itemOf, stepsOf, unrated } from './machine.js';
import { fill, setName } from './moments.js';
import { bullets, button, choice, make, pain, stepper, toggle } from './parts.js';

const MOST = { reps: 200, hold_s: 600, minutes: 120 };
const MOST_KG = 300;

/** Before: what is coming, the pain now, what to stop for. */
export function beginScreen({ data, given, act, sounds, error }) {
  const { words, items } = data;
  const coming = items.map((one) => `${one.name}: ${one.dose.toLowerCase()}`);
  return [
    make('h2', {}, words.coming),
    bullets(coming),
    pain('before', words.before, given.before, (value) => act('given', { before: value })),
    make('h3', {}, words.stop_rules),
    bullets(data.reasons.filter((one) => one.flag).map((one) => one.words)),
    button(words.have_sign, () => act('panel', 'stop'), 'stop'),
    settings(words, sounds, act),
    problem(error),
    button(words.begin, () => act('begin'), 'main'),
  ];
}

/** The card of an exercise, before its first set. */
export function setupScreen(shown) {
  const { run, data, act } = shown;
  const { words } = data;
  const item = itemOf(run);
  return [
    place(run, words),
    make('h2', {}, item.name),
    drawing(shown),
    make('p', { className: 'dose' }, item.dose),
    bullets(item.cues),
    advice(item, words),
    details(words.how, make('ol', {}, item.steps.map((step) => make('li', {}, step)))),
    button(words.start, () => act('start'), 'main'),
    controls(run, words, act),
  ];
}

/** Get ready, a set, the other side, a rest: the clock above all. */
export function timedScreen(shown) {
  const { run, data, act } = shown;
  const { words } = data;
  const item = itemOf(run);
  const onward = isPaused(run)
    ? button(words.resume, () => act('resume'), 'main')
    : button(words.pause, () => act('pause'), 'main');
  return [
    place(run, words),
    make('h2', {}, isPaused(run) ? words.paused : words.phases[run.phase]),
    make('p', { className: 'what' }, `${item.name}. ${setName(run, words)}.`),
    make('div', { className: 'clock', role: 'timer', 'aria-live': 'off' }),
    make('p', { className: 'beat', 'aria-hidden': 'true' }),
    drawing(shown),
    onward,
    run.phase === 'work' ? button(words.set_done, () => act('endSet'), 'wide') : null,
    controls(run, words, act),
    make('p', { className: 'dose' }, item.dose),
    bullets(item.cues),
  ];
}

/** How one exercise went. */
export function feedbackScreen({ run, data, act, rating, error }) {
  const { words } = data;
  return [
    place(run, words),
    make('h2', {}, fill(words.how_was, { name: itemOf(run).name })),
    rate(run, run.item, data, rating, act),
    problem(error),
    button(words.next, () => act('rate'), 'main'),
    make('div', { className: 'row' }, button(words.back, () => act('back')), stopButton(words, act)),
  ];
}

/** The end: what was not asked yet, and the pain after. Names nothing: it may be shown under a lock. */
export function afterScreen({ run, data, act, ratings, given, error }) {
  const { words } = data;
  const open = unrated(run);
  return [
    make('h2', {}, run.stopped ? words.stopped : words.all_done),
    run.stopped ? make('p', {}, words.stopped_more) : null,
    ...open.map((at) => rate(run, at, data, ratings[at], act)),
    pain('after', words.after, given.after, (value) => act('given', { after: value })),
    problem(error),
    button(words.save, () => act('finish'), 'main'),
  ];
}

/** Stop: the signs that need help first, one tap each. */
export function stopScreen({ run, data, act }) {
  const { words } = data;
  const each = (one) => button(one.words, () => act('stop', one), one.flag ? 'sign' : 'wide');
  const signs = data.reasons.filter((one) => one.flag);
  const others = data.reasons.filter((one) => !one.flag);
  return [
    make('h2', {}, words.stop_why),
    make('p', {}, words.stop_signs),
    make('div', { className: 'list' }, signs.map(each)),
    run ? make('p', {}, words.stop_other) : null,
    run ? make('div', { className: 'list' }, others.map(each)) : null,
    button(run ? words.go_on : words.close, () => act('close'), 'main'),
  ];
}

/** Too hard: the easier rung, today or from now on. */
export function easierScreen({ run, data, act }) {
  const { words } = data;
  const { easier } = itemOf(run);
  if (!easier) {
    return [
      make('h2', {}, words.too_hard), make('p', {}, words.easiest),
      button(words.skip, () => act('skip'), 'wide'), button(words.go_on, () => act('close'), 'main'),
    ];
  }
  return [
    make('h2', {}, words.too_hard),
    make('p', {}, fill(words.easier, { name: easier.name, dose: easier.dose.toLowerCase() })),
    button(words.easier_today, () => act('easier', null), 'main'),
    button(words.easier_always, () => act('easier', 'other'), 'wide'),
    button(words.easier_hurts, () => act('easier', 'too_painful'), 'wide'),
    button(words.go_on, () => act('close'), 'wide'),
  ];
}

/** What to do at once, shown before the server knows. */
export function helpScreen({ data, help }) {
  const call = (number) => {
    return make('a', { className: 'call', href: `tel:${number}` }, fill(data.words.call, { number }));
  };
  return [
    make('h2', {}, help.heading), make('p', {}, help.words),
    make('div', { className: 'list' }, help.numbers.map(call)),
  ];
}

/** Another page has the session. */
export function elsewhereScreen({ data, act }) {
  const { words } = data;
  return [
    make('h2', {}, words.elsewhere), make('p', {}, words.elsewhere_more),
    button(words.take_over, () => act('takeOver'), 'main'),
  ];
}

/** Sent, or on its way. */
export function endScreen({ data, state }) {
  const { words } = data;
  return [make('h2', {}, words.ends[state]), make('p', {}, words.ends_more[state])];
}

function advice(item, words) {
  if (!item.advice.length) return null;
  return make('p', { className: 'note' }, `${words.for_you} ${item.advice.join(' ')}`);
}

function place(run, words) {
  const at = { at: run.item + 1, of: run.plan.length };
  return make('p', { className: 'place' }, fill(words.place, at));
}

// While the clock runs, the button that lets it wait holds the drawing still, too.
/** The drawing of the side that is next, and a button that holds it still. */
function drawing({ run, drawings, still, act, data: { words } }) {
  const { id, unit } = itemOf(run);
  if (!drawings[id]) return null;
  const box = make('div', { className: 'drawing' }, make('style', {}, drawings.style), make('div'));
  box.lastChild.innerHTML = drawings[id]; // our own, from the server; nothing that anybody typed
  if (stepsOf(itemOf(run))[run.step].side === 'left') {
    box.classList.add('left');
    box.querySelector('svg').setAttribute('aria-label', drawings[`${id} left`]);
  }
  // A repeat that is counted is the one that is drawn.
  const into = run.phase === 'work' && unit === 'reps' ? elapsed(run, Date.now()) : 0;
  box.style.setProperty('--bp-at', `${-into}ms`);
  const hold = button(words.still, null, 'still');
  const show = () => {
    hold.setAttribute('aria-pressed', `${still}`);
    box.classList.toggle('bp-paused', still || isPaused(run));
  };
  hold.onclick = () => {
    still = !still;
    act('still', still);
    show();
  };
  show();
  const timed = isTimed(run);
  box.classList.toggle('small', timed);
  return make('div', {}, box, timed ? null : hold);
}

function rate(run, at, data, rating, act) {
  const { words } = data;
  const item = run.plan[at];
  const limits = { most: MOST[item.unit], step: item.unit === 'hold_s' ? 5 : 1, words };
  const sets = stepsOf(item).map(({ set, side }, step) => {
    if (rating.amounts[step] === null) return null;
    const named = fill(words.amounts[item.unit], { set, side: side ? `, ${words[side]}` : '' });
    return stepper(named, rating.amounts[step], limits, (value) => {
      rating.amounts[step] = value;
      act('touch');
    });
  });
  const kilos = { most: MOST_KG, step: 0.5, words };
  const set = (name) => (value) => {
    rating[name] = value;
    act('touch');
  };
  const weight = (value) => set('load')(value || null);
  return make(
    'div', {},
    make('p', {}, words.counted),
    ...sets,
    item.extra ? make('p', { className: 'note' }, fill(words.extra, { extra: item.extra })) : null,
    item.load ? stepper(words.load, rating.load ?? 0, kilos, weight) : null,
    choice(`effort${at}`, words.effort, data.efforts, rating.effort, set('effort')),
    pain(`during${at}`, words.during, rating.pain, set('pain')),
  );
}

function controls(run, words, act) {
  return make(
    'div', { className: 'row' },
    button(words.back, () => act('back')),
    button(run.phase === 'rest' ? words.skip_rest : words.skip, () => act('skip')),
    button(words.too_hard, () => act('panel', 'easier')),
    stopButton(words, act),
  );
}

const stopButton = (words, act) => button(words.stop, () => act('panel', 'stop'), 'stop');

function settings(words, sounds, act) {
  const each = ['voice', 'beep', 'flash'].map((name) => {
    return toggle(words[name], sounds[name], (on) => act('sounds', { [name]: on }));
  });
  const keys = details(words.keys, make('p', {}, words.keys_more));
  return make('div', {}, make('h3', {}, words.sounds), make('div', { className: 'few' }, each), keys);
}

const details = (title, body) => make('details', {}, make('summary', {}, title), body);

function problem(words) {
  return make('p', { className: 'problem', role: 'alert' }, words || '');
}

/** Return the rating of an exercise as it is before anything is asked. */
export function openRating(run, at) {
  const done = run.done[at];
  return { amounts: [...done.amounts], effort: done.effort, pain: done.pain, load: done.load };
}

/** Return what a rating lacks. */
export function lacking(rating, words) {
  const open = [[rating.effort, words.needs_effort], [rating.pain, words.needs_pain]];
  return open.filter(([value]) => value === null).map(([, needed]) => needed);
}
