// Measures the page as it is drawn and returns what is wrong, one line each.
({ language, fingers, width_only }) => {
  const FINGER = 44;
  const AT_LEAST = 24;
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [role="button"], '
    + '[role="tab"], [role="radio"], [role="checkbox"], [role="switch"], [role="combobox"]';
  const PRIMARY = '[data-testid="stBaseButton-primary"], .main, .bp-call, .call';
  const every = [];
  const collect = (root) => root.querySelectorAll('*').forEach((one) => {
    every.push(one);
    if (one.shadowRoot) collect(one.shadowRoot);
  });
  collect(document);
  const named = (one) => `${one.tagName.toLowerCase()} “${
    (one.getAttribute('aria-label') || one.textContent || one.id).trim().slice(0, 60)}”`;
  const visible = (one) => one.checkVisibility({ visibilityProperty: true });
  const wrong = [];

  // Sideways: only the page itself; a row of tabs or a table may move within its own edges.
  const frames = [document.documentElement, document.body,
    ...document.querySelectorAll('[data-testid="stMain"], [data-testid="stAppViewContainer"]')];
  for (const one of frames) {
    const over = one.scrollWidth - one.clientWidth;
    if (over > 0) wrong.push(`sideways: ${named(one).slice(0, 30)} by ${over} px`);
  }
  const held = (one) => {
    for (let up = one; up; up = up.parentElement ?? up.getRootNode().host) {
      if (frames.includes(up)) return false;
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return true;
  };
  const inMain = (one) => {
    const main = document.querySelector('[data-testid="stMain"]');
    for (let root = one; root; root = root.getRootNode().host) if (main?.contains(root)) return true;
    return false;
  };
  for (const one of every.filter((each) => !each.children.length && inMain(each))) {
    const box = one.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && box.right > innerWidth + 1 && visible(one) && !held(one)) {
      wrong.push(`cut off: ${named(one)}`);
    }
  }
  if (width_only) return wrong;

  // Fingers.
  const inText = (one) => one.matches('a') && getComputedStyle(one).display === 'inline'
    && one.parentElement.textContent.trim().length > one.textContent.trim().length;
  const target = (one) => {
    const label = one.closest('label');
    const box = one.getBoundingClientRect();
    if (!label || !one.matches('input')) return box;
    const wide = label.getBoundingClientRect();
    return wide.width * wide.height > box.width * box.height ? wide : box;
  };
  for (const one of every.filter((each) => each.matches(CONTROLS) && visible(each))) {
    const { width, height, right, bottom } = target(one);
    const away = width <= 1 || height <= 1 || right <= 0 || bottom <= 0;
    if (away || one.disabled || inText(one)) continue;
    const least = one.matches(PRIMARY) || (fingers && inMain(one) && !one.matches('a')) ? FINGER : AT_LEAST;
    if (width < least - 0.5 || height < least - 0.5) {
      wrong.push(`small: ${named(one)} ${width.toFixed(1)} x ${height.toFixed(1)}, not ${least}`);
    }
  }

  // Icons: a font that lacks one spells its name out.
  const icons = every.filter((one) => one.matches('[data-testid="stIconMaterial"]') && visible(one));
  for (const one of document.fonts.status === 'loaded' ? icons : []) {
    if (one.scrollWidth > one.clientWidth + 1) wrong.push(`spelt out: ${named(one)}`);
  }

  // Headings.
  const levels = every.filter((one) => /^H[1-6]$/.test(one.tagName) && visible(one))
    .map((one) => Number(one.tagName[1]));
  if (levels.filter((one) => one === 1).length !== 1) wrong.push(`headings: ${levels}`);
  levels.forEach((one, at) => {
    if (at && one > levels[at - 1] + 1) wrong.push(`headings: ${levels[at - 1]} to ${one}`);
  });

  // Movement, for whom it troubles; language.
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    const roots = [document, ...every.map((one) => one.shadowRoot).filter(Boolean)];
    for (const one of roots.flatMap((root) => root.getAnimations())) {
      const fades = /color|shadow|opacity|fill|stroke/.test(one.transitionProperty);
      if (one.playState === 'running' && !fades) {
        wrong.push(`moves: ${one.animationName ?? one.transitionProperty} of ${
          named(one.effect.target)} ${one.effect.target.className}`);
      }
    }
  }
  if (document.documentElement.lang !== language) wrong.push('language');
  return wrong;
}
