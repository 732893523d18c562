import { Failures, MOST_REFUSALS } from './failures.js';
import { Pairing } from './pairing.js';

/** What WhatsApp says when it closes a connection for good, and what is to be done. */
const FINAL = {
  401: ['logged_out', 'the number was unlinked: start the bridge once with --pair-again'],
  403: ['forbidden', 'WhatsApp has banned or restricted the number: nothing here can mend that'],
  440: ['replaced', 'another program took this session over: stop it, then restart the bridge'],
};
const TIMED_OUT = 408;

/**
 * Keeps one connection to WhatsApp, or none: a session that WhatsApp has ended for good is never tried again, and
 * nothing is tried without a pause that grows.
 */
export class Connection {
  #openSocket;
  #auth;
  #log;
  #wait;
  #failures;
  #socket;
  #generation = 0;
  #cancelWait = () => {};
  state = 'starting';

  /**
   * @param openSocket (state) => a Baileys socket
   * @param wait (milliseconds, then) => a function that cancels it
   */
  constructor({ openSocket, auth, pairNumber, log, wait, now = Date.now, random = Math.random, onSocket, onPairing = () => {} }) {
    this.#openSocket = openSocket;
    this.#auth = auth;
    this.#log = log;
    this.#wait = wait;
    this.#failures = new Failures(now, random);
    this.pairing = new Pairing(pairNumber, onPairing, log);
    this.onSocket = onSocket;
  }

  /** The open socket; undefined while there is none. */
  get socket() {
    return this.state === 'open' ? this.#socket : undefined;
  }

  connect() {
    this.#cancelWait();
    const generation = ++this.#generation;
    const ifCurrent = (listener) => (event) => (generation === this.#generation ? listener(event) : undefined);
    this.#move('connecting');
    this.#socket = this.#openSocket(this.#auth.state);
    this.#socket.ev.on('creds.update', ifCurrent(() => this.#save()));
    this.#socket.ev.on('connection.update', ifCurrent((update) => this.#updated(update)));
    this.onSocket(this.#socket, ifCurrent);
  }

  /** Shows new codes if the last ones ran out; does nothing otherwise. */
  resumePairing() {
    if (this.state === 'pairing_expired') {
      this.pairing.begin();
      this.connect();
    }
  }

  /** Lets go of the connection until `connect`; WhatsApp keeps what comes meanwhile. */
  close(state) {
    this.#cancelWait();
    this.#generation += 1;
    this.#socket?.end?.(undefined);
    this.#socket = undefined;
    this.#failures.closed();
    this.#move(state);
  }

  async #save() {
    try {
      await this.#auth.saveCredentials();
    } catch (failure) {
      this.#log.error({ code: failure.code }, 'the identity could not be saved: free the disk');
      this.close('disk_failed');
    }
  }

  #updated({ connection, lastDisconnect, qr }) {
    if (qr) {
      this.#offerPairing(qr);
    }
    if (connection === 'open') {
      this.pairing.begin();
      this.#failures.opened();
      this.#move('open');
    }
    if (connection === 'close') {
      this.#closed(lastDisconnect?.error?.output?.statusCode);
    }
  }

  #offerPairing(qr) {
    this.#move('pairing');
    const generation = this.#generation;
    this.pairing.offer(qr, this.#socket, () => generation === this.#generation && this.state === 'pairing');
  }

  #closed(code) {
    this.#failures.closed();
    this.#generation += 1;
    this.#socket = undefined;
    if (FINAL[code]) {
      const [state, advice] = FINAL[code];
      this.#move(state);
      this.#log.error({ code }, advice);
    } else if (!this.#auth.isPaired() && code === TIMED_OUT) {
      this.#codesRanOut();
    } else if (this.#failures.areTooMany(code)) {
      this.#move('given_up');
      this.#log.error({ code }, `WhatsApp refused ${MOST_REFUSALS} connections in a row: see whether the bridge needs an update, then restart it`);
    } else {
      this.#again(code);
    }
  }

  #codesRanOut() {
    if (this.pairing.ranOut()) {
      this.#move('pairing_expired');
      this.#log.warn('nobody paired: open the operator page, or restart the bridge, for new codes');
    } else {
      this.#again(TIMED_OUT);
    }
  }

  #again(code) {
    const pause = this.#failures.pauseAfter(code);
    this.#move('waiting');
    this.#log.warn({ code, pause: Math.round(pause) }, 'the connection to WhatsApp closed: it is opened again');
    this.#cancelWait = this.#wait(pause, () => this.connect());
  }

  #move(state) {
    if (state !== 'pairing') {
      this.pairing.forget();
    }
    if (state !== this.state) {
      this.#log.info({ state }, 'connection');
    }
    this.state = state;
  }
}
