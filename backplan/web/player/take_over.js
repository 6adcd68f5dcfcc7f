// Takes Streamlit's page over before its own scripts run. It
// - tells it where its server is, which it would look for under the address of the page first, what it
//   would ask that server before it talks to it, and the font, for which it would fetch its own first;
// - lets nothing slide for whom movement troubles, as Streamlit's folds would;
// - puts backplan's style behind all that Streamlit adds to the head, so that it has the last word;
// - fetches Streamlit's styles, for which a browser would else wait before it draws anything, and its
//   scripts, once the first sight is drawn, and after them those of what stands on the page (only into
//   the browser's store: what fails there is asked for again);
// - starts the large ones one by one, so that a slow phone can scroll and follow a link in between
//   (each start takes time to look through what it needs: all of them one by one would take longer);
// - takes the first sight away once the page is drawn whole and stands still. A tab in the background
//   draws nothing; nobody waits for it.
// index_page.py puts its values for the words in capitals.

const now = () => performance.now();
window.__streamlit = {
  BACKEND_BASE_URL: new URL('./', location.href).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  LIGHT_THEME: { bodyFont: FONT },
  DARK_THEME: { bodyFont: FONT },
};
if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (frames) { return animate.call(this, frames, 0); };
}
const add = (rel, href) =>
  document.head.append(Object.assign(document.createElement('link'), { rel, href }));
for (const href of STYLES) add('stylesheet', href);
const turn = () => new Promise((go) => setTimeout(go));
const painted = () =>
  new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 500); });
const each = async (scripts, ask) => {
  for (const [at, one] of scripts.entries()) {
    if (at % HANDFUL === 0) await turn();
    ask(one);
  }
};
const keep = (one) =>
  fetch(one, { priority: 'low' }).then((came) => came.arrayBuffer()).catch(() => {});
addEventListener('DOMContentLoaded', async () => {
  document.body.append(document.querySelector('head > style'));
  await painted();
  await each(SCRIPTS, (one) => add('modulepreload', one));
  for (const one of LARGE) {
    await import(one);
    await turn();
  }
  each(document.getElementById('first').dataset.scripts.split(' '), keep);
  await import(APP);
});
const main = '[data-testid="stMain"] ';
const drawn = '[data-testid="stApp"][data-test-script-state="notRunning"] ' + main + '.bp-notice,' +
  main + '[data-testid="stAlert"]';
let changed = now(), since;
const watch = new MutationObserver(() => { changed = now(); });
watch.observe(document, { subtree: true, childList: true });
const look = setInterval(() => {
  if (!document.querySelector(drawn)) return;
  since ??= now();
  const whole = !document.querySelector(main + '[data-testid="stSkeleton"]');
  if (!(whole && now() - changed > 200) && now() - since < 5000) return;
  watch.disconnect();
  clearInterval(look);
  document.getElementById('first')?.remove();
}, 50);
