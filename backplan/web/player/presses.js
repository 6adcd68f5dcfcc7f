// Lets a press count although what was typed before it moves the page.
//
// A field gives what was typed to the server when the mouse goes down elsewhere. The answer can move
// the page while it is still down: a mark goes, a question is not needed any more. Then the mouse goes
// up beside what was pressed, and nothing happens. So the field keeps the focus until the mouse is up,
// and gives what was typed right before the press. Only where a file is made of what was typed is it
// given when the mouse goes down, as browsers do: the file asked for must be the one with it.

const typing = () => {
  const here = document.activeElement;
  return here?.matches('input:not([type=checkbox], [type=radio]), textarea') ? here : null;
};
const PRESSED = ':not([data-testid="stDownloadButton"] *):is(button:enabled, label)';
const pressed = ({ target }) => target.closest?.(PRESSED);

addEventListener('mousedown', (down) => {
  if (typing() && pressed(down)) down.preventDefault();
}, true);
addEventListener('click', (click) => {
  const field = typing();
  const to = pressed(click);
  if (!field || !to || to.control === field) return;
  field.blur();
  to.focus({ preventScroll: true });
}, true);
