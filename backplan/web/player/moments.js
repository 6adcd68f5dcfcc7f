// What is said and sounded at a moment of a run. Each moment has a key; what belongs to it is done
// once, when the key is new.

import { elapsed, isPaused, isTimed, itemOf, repMs, soFar, stepsOf } from './machine.js';

const LAST_S = 3;
const LOW = 440;
const MIDDLE = 620;
const HIGH = 880;

/** Return `text` with its {names} filled in. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Return which part of a repeat it is: 0 there, 1 the pause, 2 back; the time left of it, in s. */
export function beatOf(run, now) {
  const item = itemOf(run);
  let into = (elapsed(run, now) % repMs(item)) / 1000;
  let part = 0;
  while (part < 2 && into >= item.beat[part]) into -= item.beat[part++];
  return { part, left: Math.ceil(item.beat[part] - into) };
}

export const secondsLeft = (run, now) => Math.ceil((run.length - elapsed(run, now)) / 1000);

/** Return what the phase is called: ``Set 1 of 2, left side``. */
export function setName(run, words) {
  const { set, side } = stepsOf(itemOf(run))[run.step];
  const named = fill(words.set, { set, sets: itemOf(run).sets });
  return side ? `${named}, ${words[side]}` : named;
}

/** Return the sentence that tells a phase to who does not look. */
export function sentence(run, words) {
  const item = itemOf(run);
  const values = { name: item.name, dose: item.dose, set: setName(run, words), rest: item.rest };
  const text = isPaused(run) ? words.says.paused : words.says[run.phase];
  return text ? fill(text, values) : '';
}

/** Return the moment of a run: its key, what is said aloud, and how high the beep is. */
export function momentOf(run, now, words) {
  const place = `${run.item} ${run.step} ${run.phase} ${isPaused(run)}`;
  if (!isTimed(run) || isPaused(run)) return { key: place, say: sentence(run, words), beep: 0 };
  const left = secondsLeft(run, now);
  if (run.phase === 'work' && itemOf(run).unit === 'reps') return repMoment(run, now, place, words);
  if (left > LAST_S) return { key: place, say: sentence(run, words), beep: HIGH };
  return { key: `${place} ${left}`, say: left > 0 ? `${left}` : '', beep: LOW };
}

function repMoment(run, now, place, words) {
  const count = soFar(run, now);
  const { part } = beatOf(run, now);
  const first = count === 0 && part === 0;
  const say = first ? sentence(run, words) : part === 0 ? `${count}` : '';
  return { key: `${place} ${count} ${part}`, say, beep: first ? HIGH : [MIDDLE, 0, LOW][part] };
}
