// A guided session as values: what comes next, from what was done and from the time.
// Nothing here touches the page, the clock or what is kept. `now` is a parameter, in milliseconds,
// and every function returns another run: no run is ever changed.

export const READY_MS = 5000;
export const SWITCH_MS = 8000;
export const LATE_MS = 3000; // nobody was there when a set should have begun
export const LEFT_ALONE_MS = 3 * 3600 * 1000; // what was left longer than this is not gone on with

const TIMED = ['ready', 'work', 'switch', 'rest'];

/** Return a new run of `plan`, the session's exercises in order. */
export function begin(plan, { id, on, painBefore, now }) {
  return {
    id, on, painBefore, plan,
    item: 0, step: 0, phase: 'setup', since: now, length: 0, stood: null,
    seen: now, stopped: false, reason: null, urgent: false, owner: null,
    done: plan.map(nothingDone),
  };
}

/** Return the sets of an exercise in order, each side by itself. */
export function stepsOf(item) {
  const sides = item.sides ? ['left', 'right'] : [null];
  const sets = Array.from({ length: item.sets }, (_, at) => at + 1);
  return sets.flatMap((set) => sides.map((side) => ({ set, side })));
}

function nothingDone(item) {
  return { amounts: stepsOf(item).map(() => null), effort: null, pain: null, load: null };
}

export const itemOf = (run) => run.plan[run.item];
export const doneOf = (run) => run.done[run.item];
export const isTimed = (run) => TIMED.includes(run.phase);
export const isPaused = (run) => run.stood !== null;
export const isLeftAlone = (run, now) => now - run.seen > LEFT_ALONE_MS;
export const isAnything = (done) => done.amounts.some((one) => one !== null);

/** Return how long the phase has run; a clock that was set back counts as its start. */
export function elapsed(run, now) {
  if (run.stood !== null) return run.stood;
  return Math.min(Math.max(now - run.since, 0), run.length);
}

/** Return how long one set takes. */
export function workMs(item) {
  if (item.unit === 'reps') return item.high * repMs(item);
  return item.unit === 'hold_s' ? item.high * 1000 : item.low * 60000;
}

export const repMs = (item) => item.beat.reduce((sum, one) => sum + one, 0) * 1000;

/** Return what has been done of the set that runs: repeats, seconds or minutes. */
export function soFar(run, now) {
  const item = itemOf(run);
  const unit = { reps: repMs(item), hold_s: 1000, minutes: 60000 }[item.unit];
  return Math.floor(elapsed(run, now) / unit);
}

/** Return the run as it is by `now`: a set that has begun ends by itself, and so does a rest. */
export function advance(run, now) {
  let next = run;
  while (isTimed(next) && !isPaused(next) && now >= next.since + next.length) {
    next = ended(next, next.since + next.length, now);
  }
  return next;
}

function ended(run, at, now) {
  if (run.phase === 'work') return afterSet(record(run, fullAmount(itemOf(run))), at);
  if (run.phase === 'rest') return enter(run, 'ready', at);
  // A set begins only while somebody is there to do it.
  if (now - at > LATE_MS) return { ...enter(run, run.phase, now), stood: 0 };
  return enter(run, 'work', at);
}

const fullAmount = (item) => (item.unit === 'minutes' ? item.low : item.high);

function enter(run, phase, at, more = {}) {
  const next = { ...run, ...more, phase, since: at, stood: null };
  const lengths = {
    ready: READY_MS, switch: SWITCH_MS, rest: itemOf(next).rest * 1000, work: workMs(itemOf(next)),
  };
  return { ...next, length: lengths[phase] ?? 0 };
}

function record(run, amount) {
  const amounts = doneOf(run).amounts.map((one, at) => (at === run.step ? amount : one));
  return rewrite(run, run.item, { amounts });
}

function rewrite(run, item, change) {
  return { ...run, done: run.done.map((one, at) => (at === item ? { ...one, ...change } : one)) };
}

function afterSet(run, at) {
  const next = stepsOf(itemOf(run))[run.step + 1];
  if (!next) return afterSets(run, at);
  const phase = next.side === 'right' ? 'switch' : 'rest';
  return enter(run, phase, at, { step: run.step + 1 });
}

function afterSets(run, at) {
  return isAnything(doneOf(run)) ? enter(run, 'feedback', at) : nextItem(run, at);
}

function nextItem(run, at) {
  if (run.item + 1 === run.plan.length) return enter(run, 'after', at);
  return enter(run, 'setup', at, { item: run.item + 1, step: 0 });
}

/** Go on from the card of an exercise to its first set. */
export function start(run, now) {
  return run.phase === 'setup' ? enter(run, 'ready', now) : run;
}

export function pause(run, now) {
  return isTimed(run) && !isPaused(run) ? { ...run, stood: elapsed(run, now) } : run;
}

export function resume(run, now) {
  return isPaused(run) ? { ...run, since: now - run.stood, stood: null } : run;
}

/** End the set that runs; what was done of it by now counts. */
export function endSet(run, now) {
  if (run.phase !== 'work') return run;
  return afterSet(withSoFar(run, now), now);
}

/** Leave out what comes next: a whole exercise, a set, or the rest of a rest. */
export function skip(run, now) {
  if (run.phase === 'setup') return afterSets(run, now);
  if (run.phase === 'switch' || run.phase === 'rest') return enter(run, 'ready', now);
  if (run.phase !== 'ready' && run.phase !== 'work') return run;
  const left = record(run, null);
  const more = run.step + 1 < stepsOf(itemOf(run)).length;
  return more ? enter(left, 'ready', now, { step: run.step + 1 }) : afterSets(left, now);
}

/** Go back: to the start of the set that runs, else to the one before, which is then done anew. */
export function back(run, now) {
  if (run.phase === 'work') return enter(run, 'ready', now);
  const again = (step) => record(enter(run, 'ready', now, { step }), null);
  if (run.phase === 'feedback') return again(stepsOf(itemOf(run)).length - 1);
  if (isTimed(run)) return run.step > 0 ? again(run.step - 1) : enter(run, 'setup', now);
  if (run.phase !== 'setup' || run.item === 0) return run;
  const before = { ...run, item: run.item - 1, step: 0 };
  return enter(before, isAnything(doneOf(before)) ? 'feedback' : 'setup', now);
}

/** Put the easier rung in the place of the exercise; what was done of the harder one stays. */
export function easier(run, now) {
  const item = itemOf(run);
  if (!item.easier || !(isTimed(run) || run.phase === 'setup')) return run;
  const until = withSoFar(run, now);
  const kept = isAnything(doneOf(until));
  const left = (stepsOf(item).length - run.step) / (item.sides ? 2 : 1);
  const instead = { ...item.easier, sets: kept ? Math.max(1, Math.floor(left)) : item.sets };
  const place = (list, one) => [
    ...list.slice(0, run.item + (kept ? 1 : 0)), one, ...list.slice(run.item + 1),
  ];
  const swapped = {
    ...until, plan: place(run.plan, instead), done: place(until.done, nothingDone(instead)),
  };
  return kept ? enter(swapped, 'feedback', now) : enter(swapped, 'setup', now, { step: 0 });
}

/** Keep how an exercise went, and go on to the next where it was asked between two. */
export function rate(run, item, rating, now) {
  const rated = rewrite(run, item, rating);
  return run.phase === 'feedback' ? nextItem(rated, now) : rated;
}

/** Return the exercises that were done but not yet rated. */
export function unrated(run) {
  const done = run.plan.map((_, at) => at);
  return done.filter((at) => isAnything(run.done[at]) && run.done[at].effort === null);
}

/** End early; `urgent` is a sign that needs help, kept even where nothing was done. */
export function stop(run, now, reason, urgent = false) {
  return enter(withSoFar(run, now), 'after', now, { stopped: true, reason, urgent });
}

function withSoFar(run, now) {
  return run.phase === 'work' ? record(run, soFar(run, now) || null) : run;
}

/** Return what the diary keeps of the session; null where there is nothing to keep. */
export function factOf(run, painAfter) {
  const items = run.plan.flatMap((item, at) => doneItem(item, run.done[at]));
  if (!items.length && !run.urgent) return null;
  const why = run.reason === null ? {} : { stop_reason: run.reason };
  return {
    date: run.on, pain_before: run.painBefore, pain_after: painAfter, stopped: run.stopped, ...why,
    items,
  };
}

function doneItem(item, done) {
  const load = done.load === null ? {} : { load_kg: done.load };
  const sets = stepsOf(item).flatMap(({ side }, at) => {
    if (!done.amounts[at]) return [];
    return [{ [item.unit]: done.amounts[at], ...load, ...(side ? { side } : {}) }];
  });
  if (!sets.length) return [];
  return [{ exercise: item.id, sets, effort_left: done.effort, pain_during: done.pain }];
}
