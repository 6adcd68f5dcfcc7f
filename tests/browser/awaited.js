// Marks the page while a run that it asked the server for is not done: after a click, Streamlit
// itself calls the page still until the server's first word on it has come.
(() => {
  const FINISHED = 6; // ForwardMsg.script_finished
  const RERUN = 11; // BackMsg.rerun_script
  const EARLY = 2; // ForwardMsg.FINISHED_EARLY_FOR_RERUN: another run follows

  const fields = (bytes) => {
    const found = new Map();
    let at = 0;
    const number = () => {
      let value = 0;
      for (let place = 1; ; place *= 128) {
        const byte = bytes[at++];
        value += (byte % 128) * place;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      const value = number();
      if (tag % 8 === 2) at += value;
      found.set(Math.floor(tag / 8), value);
    }
    return found;
  };
  const answered = () => delete document.documentElement.dataset.awaited;
  const watched = new WeakSet();
  const { send } = WebSocket.prototype;

  WebSocket.prototype.send = function (data) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener('close', answered);
      this.addEventListener('message', ({ data }) => {
        const finished = fields(new Uint8Array(data)).get(FINISHED);
        if (finished !== undefined && finished !== EARLY) answered();
      });
    }
    if (fields(data).has(RERUN)) document.documentElement.dataset.awaited = 'yes';
    return send.call(this, data);
  };
})();
