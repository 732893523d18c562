import { CallFailed, PAUSE_SECONDS, judged, noAnswer } from './call-failed.js';

/** For the message and for the server's word on it, together. */
const PATIENCE = 20_000;

/** The connection as a call needs it: there or refused, and answering in time or not. */
export class Line {
  #connection;
  #patience;
  #pause;

  constructor(connection, patience = PATIENCE, pause = PAUSE_SECONDS) {
    this.#connection = connection;
    this.#patience = patience;
    this.#pause = pause;
  }

  get socket() {
    const { socket, state } = this.#connection;
    if (!socket) {
      throw new CallFailed(503, 'not-connected', `the bridge is not connected to WhatsApp: ${state}`);
    }
    return socket;
  }

  /** Nobody knows what became of a call that took too long: 504. It goes on, and may still be done. */
  async timed(work) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(noAnswer('WhatsApp did not answer in time')), this.#patience);
    });
    try {
      return await Promise.race([work, late]);
    } catch (failure) {
      throw judged(failure, this.#connection, this.#pause);
    } finally {
      clearTimeout(timer);
    }
  }
}
