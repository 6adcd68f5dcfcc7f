// Timers that follow the clock, not ticks: a phone that slept shows the right time when it wakes.
'use strict';
(() => {
  const READY_S = 5;
  const SWITCH_S = 8;
  const words = JSON.parse(document.getElementById('words').textContent);
  const show = (id, shown) => { document.getElementById(id).hidden = !shown; };

  const over = new Date() > new Date(`${document.body.dataset.until}T23:59:59`);
  show('over', over);
  show('ask', !over);
  show('plan', false);
  document.getElementById('none').onclick = () => {
    show('ask', false);
    show('plan', true);
    document.getElementById('plan').focus();
  };
  document.getElementById('some').onclick = () => {
    show('ask', false);
    show('stay', true);
    document.getElementById('stay').focus();
  };
  const still = document.getElementById('still');
  still.onclick = () => {
    const paused = document.body.classList.toggle('bp-paused');
    still.setAttribute('aria-pressed', String(paused));
  };
  const days = document.getElementById('day');
  const showDay = () => {
    for (const one of document.querySelectorAll('[data-days]')) {
      one.hidden = !one.dataset.days.split(' ').includes(days.value);
    }
  };
  days.onchange = showDay;
  const today = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date().getDay()];
  if ([...days.options].some((one) => one.value === today)) days.value = today;
  showDay();

  /** Return what an exercise asks for, one after the other; what is null ends with a tap. */
  function phasesOf({ sets, seconds, rest, sides }) {
    const work = seconds ? Number(seconds) : null;
    const each = sides ? [words.first_side, words.other_side] : [''];
    const found = [];
    for (let set = 1; set <= Number(sets); set += 1) {
      each.forEach((side, at) => {
        if (set > 1 && at === 0) found.push({ says: words.rest, length: Number(rest) });
        if (at > 0) found.push({ says: words.change, length: SWITCH_S });
        if (work && set === 1 && at === 0) found.push({ says: words.ready, length: READY_S });
        const says = words.set.replace('{set}', set).replace('{sets}', sets);
        found.push({ says: side ? `${says}, ${side}` : says, length: work });
      });
    }
    return found;
  }

  let sound = null;
  function beep() {
    if (navigator.vibrate) navigator.vibrate(200);
    if (!document.getElementById('sound').checked) return;
    sound = sound || new AudioContext();
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    loud.gain.value = 0.2;
    tone.connect(loud).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.2);
  }

  for (const timer of document.querySelectorAll('.timer')) {
    const [said, left] = timer.querySelectorAll('output');
    const [go, wait, end] = timer.querySelectorAll('button');
    const phases = phasesOf(timer.dataset);
    let at = -1;
    let until = 0;
    let stood = null;

    const phase = () => phases[at];
    const remaining = () => (stood === null ? until - Date.now() : stood);
    function draw() {
      const runs = at >= 0 && at < phases.length;
      const timed = runs && phase().length !== null;
      left.textContent = timed ? `${Math.max(Math.ceil(remaining() / 1000), 0)} s` : '';
      go.hidden = timed;
      go.textContent = runs ? words.done : words.start;
      wait.hidden = !timed;
      wait.textContent = stood === null ? words.wait : words.on;
      end.hidden = !runs;
    }
    function enter(next) {
      at = next;
      stood = null;
      const now = phase();
      if (at >= phases.length) at = -1;
      said.textContent = now ? now.says : words.all_done;
      until = now && now.length !== null ? Date.now() + now.length * 1000 : 0;
      draw();
    }
    go.onclick = () => {
      if (navigator.wakeLock) navigator.wakeLock.request('screen').catch(() => {});
      beep();
      enter(at + 1);
    };
    wait.onclick = () => {
      if (stood === null) stood = remaining();
      else { until = Date.now() + stood; stood = null; }
      draw();
    };
    end.onclick = () => {
      enter(-1);
      said.textContent = '';
    };
    setInterval(() => {
      if (at < 0 || phase().length === null || stood !== null) return;
      if (remaining() <= 0) { beep(); enter(at + 1); } else draw();
    }, 200);
    draw();
  }
})();
