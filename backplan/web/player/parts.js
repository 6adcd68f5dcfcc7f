// The parts that the player's screens are made of: elements, buttons, scales, numbers to change.

/** Return an element with properties and children; a null child is left out. */
export function make(tag, properties = {}, ...children) {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in one && !name.startsWith('aria')) one[name] = value;
    else one.setAttribute(name, value);
  }
  one.append(...children.flat().filter((child) => child !== null));
  return one;
}

export function button(words, onclick, kind = '', properties = {}) {
  return make('button', { type: 'button', className: kind, onclick, ...properties }, words);
}

export const bullets = (lines) => make('ul', {}, lines.map((line) => make('li', {}, line)));

/** Return a question with one answer out of a few; `answers` are pairs of value and words. */
export function choice(name, question, answers, chosen, onchange) {
  const each = answers.map(([value, words]) => {
    const properties = { type: 'radio', name, value, checked: value === chosen };
    const input = make('input', { ...properties, onchange: () => onchange(value) });
    return make('label', { className: 'choice' }, input, make('span', {}, words));
  });
  return make('fieldset', {}, make('legend', {}, question), make('div', { className: 'few' }, each));
}

/** Return a question about pain, from 0 to 10. */
export function pain(name, question, chosen, onchange) {
  const scale = Array.from({ length: 11 }, (_, at) => [at, `${at}`]);
  const asked = choice(name, question, scale, chosen, onchange);
  asked.classList.add('pain');
  return asked;
}

/** Return a number that two buttons change. */
export function stepper(name, value, { most, step, words }, onchange) {
  const shown = make('output', {}, `${value}`);
  const by = (change) => () => {
    value = Math.min(Math.max(value + change, 0), most);
    shown.textContent = `${value}`;
    onchange(value);
  };
  const less = button('−', by(-step), 'round', { 'aria-label': `${words.less}: ${name}` });
  const more = button('+', by(step), 'round', { 'aria-label': `${words.more}: ${name}` });
  const group = { className: 'stepper', role: 'group', 'aria-label': name };
  return make('div', group, make('span', {}, name), less, shown, more);
}

/** Return a switch. */
export function toggle(words, on, onchange) {
  const input = make('input', { type: 'checkbox', checked: on });
  input.onchange = () => onchange(input.checked);
  return make('label', { className: 'choice' }, input, make('span', {}, words));
}
