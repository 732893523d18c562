const ACK = 'CB:ack,class:message';

/** The connection ended before the server said anything: the message may stand there, or not. */
export class NoWord extends Error {}

/** The server's refusal of a message that was written to it. */
export class RefusedByServer extends Error {
  constructor(code) {
    super('WhatsApp refused a message');
    this.data = code;
  }
}

/**
 * What WhatsApp's server says of each message that was written to it: that it has it, or why not. Baileys calls a message sent
 * once its bytes are with the operating system, which is neither.
 */
export class Acks {
  #waiting = new WeakMap();

  /** To be told of each socket before anything is sent by it. */
  listen(socket) {
    const waiting = new Map();
    this.#waiting.set(socket, waiting);
    socket.ws.on(ACK, ({ attrs }) => settle(waiting, attrs.id, attrs.error));
    socket.ev.on('connection.update', ({ connection }) => {
      if (connection === 'close') {
        lose(waiting);
      }
    });
  }

  /**
   * To be asked before the message is written, as the answer may be there before Baileys says that it was.
   * @returns a promise that is kept by the server's word, and fails with {@link RefusedByServer} or {@link NoWord}
   */
  of(socket, id) {
    const waiting = this.#waiting.get(socket);
    if (!waiting.has(id)) {
      waiting.set(id, promised());
    }
    const { word } = waiting.get(id);
    word.catch(() => {});
    return word;
  }
}

function promised() {
  const kept = {};
  kept.word = new Promise((resolve, reject) => {
    Object.assign(kept, { resolve, reject });
  });
  return kept;
}

function settle(waiting, id, error) {
  const asked = waiting.get(id);
  waiting.delete(id);
  if (error) {
    asked?.reject(new RefusedByServer(Number(error)));
  } else {
    asked?.resolve();
  }
}

function lose(waiting) {
  waiting.forEach(({ reject }) => reject(new NoWord('the connection ended')));
  waiting.clear();
}
