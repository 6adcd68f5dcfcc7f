// How a moment is told: by voice, by a beep, by a flash; and a screen that stays on meanwhile.

const CHOSEN = 'backplan.sounds';
const BEEP_S = 0.15;

/** Return which of voice, beep and flash are on; what was chosen last on this device. */
export function soundsChosen() {
  const usual = { voice: true, beep: true, flash: false };
  try {
    return { ...usual, ...JSON.parse(localStorage.getItem(CHOSEN) || '{}') };
  } catch {
    return usual;
  }
}

export function chooseSounds(sounds) {
  try {
    localStorage.setItem(CHOSEN, JSON.stringify(sounds));
  } catch {
    // It holds as long as the page is open.
  }
}

export class Sound {
  constructor(language) {
    this.language = language;
    this.wanted = false;
    this.lock = null;
    this.seen = () => this.keepAwake(this.wanted);
    document.addEventListener('visibilitychange', this.seen);
  }

  /** Make ready inside a tap: browsers let a page sound only from there. */
  wake() {
    const Context = window.AudioContext;
    if (Context && !this.context) this.context = new Context();
    this.context?.resume();
  }

  say(text) {
    if (!text || !window.speechSynthesis) return;
    speechSynthesis.cancel();
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = this.language;
    speechSynthesis.speak(spoken);
  }

  beep(pitch) {
    if (!pitch || this.context?.state !== 'running') return;
    const [tone, volume] = [this.context.createOscillator(), this.context.createGain()];
    const now = this.context.currentTime;
    tone.frequency.value = pitch;
    tone.connect(volume).connect(this.context.destination);
    volume.gain.setValueAtTime(0.2, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + BEEP_S);
    tone.start();
    tone.stop(now + BEEP_S);
  }

  /** Keep the screen on, or let it go dark again; a browser drops it when the tab is hidden. */
  async keepAwake(wanted) {
    this.wanted = wanted;
    if (!wanted) {
      this.lock?.release();
      this.lock = null;
    } else if (navigator.wakeLock && document.visibilityState === 'visible' && !this.asking) {
      if (this.lock && !this.lock.released) return;
      this.asking = true;
      this.lock = await navigator.wakeLock.request('screen').catch(() => null);
      this.asking = false;
      if (!this.wanted) this.keepAwake(false);
    }
  }

  end() {
    document.removeEventListener('visibilitychange', this.seen);
    window.speechSynthesis?.cancel();
    this.keepAwake(false);
    this.context?.close();
  }
}
