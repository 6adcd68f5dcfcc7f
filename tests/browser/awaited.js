// Marks the page while a run that it asked the server for is not done: after a click, Streamlit
// itself calls the page still until the server's first word on it has come. A run may also end that
// was under way when another was asked for. So once one ends, the server is asked for a sign of life:
// if that comes before another run begins, there is none to wait for.
(() => {
  const BEGUN = 4; // ForwardMsg.new_session
  const FINISHED = 6; // ForwardMsg.script_finished
  const EARLY = 2; // ForwardMsg.FINISHED_EARLY_FOR_RERUN: another run follows
  const LIVES = 27; // ForwardMsg.backend_operation_response
  const RERUN = 11; // BackMsg.rerun_script
  const LIVE = [0x9a, 0x01]; // BackMsg.backend_operation_request, 19

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
  const page = {
    get awaited() { return document.documentElement.dataset.awaited; },
    set awaited(state) { document.documentElement.dataset.awaited = state; },
  };
  const answered = () => delete document.documentElement.dataset.awaited;
  let signs = 0;
  const askForSign = (socket) => {
    page.awaited = `sign ${(signs += 1)}`;
    const id = new TextEncoder().encode(page.awaited);
    send.call(socket, new Uint8Array([...LIVE, id.length + 2, 0x0a, id.length, ...id]));
  };
  const hear = (socket, bytes) => {
    const told = fields(bytes);
    if (!page.awaited) return;
    if (told.has(BEGUN)) page.awaited = 'begun';
    if (told.get(FINISHED) === EARLY) page.awaited = 'asked';
    else if (told.has(FINISHED) && page.awaited === 'begun') askForSign(socket);
    if (told.has(LIVES) && new TextDecoder().decode(bytes).includes(page.awaited)) answered();
  };
  const watched = new WeakSet();
  const { send } = WebSocket.prototype;

  WebSocket.prototype.send = function (data) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener('close', answered);
      this.addEventListener('message', ({ data }) => hear(this, new Uint8Array(data)));
    }
    if (fields(data).has(RERUN)) page.awaited = 'asked';
    return send.call(this, data);
  };
})();
