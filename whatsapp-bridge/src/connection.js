/** What WhatsApp says when it closes a connection, and what follows. */
const FINAL = {
  401: ['logged_out', 'the number was unlinked: start the bridge once with --pair-again'],
  403: ['forbidden', 'WhatsApp has banned or restricted the number: nothing here can mend that'],
  440: ['replaced', 'another program took this session over: stop it, then restart the bridge'],
};
const RESTART = 515;
/** The network's fault: tried for as long as it takes. */
const PASSING = new Set([undefined, 408, 428, 503]);
const MOST_REFUSALS = 8;
const MOST_QR_ROUNDS = 5;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 5 * 60_000;
const MOST_AT_ONCE = 3;
/** One that opens and closes sooner is no success: else a loop of such would have no end. */
const STEADY = 60_000;

/**
 * Keeps one connection to WhatsApp, or none: a session that WhatsApp has ended for good is never tried again, and
 * nothing is tried without a pause that grows.
 */
export class Connection {
  #openSocket;
  #auth;
  #log;
  #wait;
  #random;
  #now;
  #openedAt;
  #socket;
  #generation = 0;
  #failures = 0;
  #refusals = 0;
  #rounds = 0;
  #cancelWait = () => {};
  state = 'starting';
  qr;
  pairingCode;

  /**
   * @param openSocket (state) => a Baileys socket
   * @param wait (milliseconds, then) => a function that cancels it
   */
  constructor({ openSocket, auth, pairNumber, log, wait, now = Date.now, random = Math.random, onSocket, onPairing = () => {} }) {
    this.#openSocket = openSocket;
    this.#auth = auth;
    this.#log = log;
    this.#wait = wait;
    this.#random = random;
    this.#now = now;
    this.pairNumber = pairNumber;
    this.onSocket = onSocket;
    this.onPairing = onPairing;
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
      this.#rounds = 0;
      this.connect();
    }
  }

  /** Lets go of the connection until `connect`; WhatsApp keeps what comes meanwhile. */
  close(state) {
    this.#cancelWait();
    this.#generation += 1;
    this.#socket?.end?.(undefined);
    this.#socket = undefined;
    this.#forgetFailuresIfSteady();
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
      this.#rounds = 0;
      this.#openedAt = this.#now();
      this.#move('open');
    }
    if (connection === 'close') {
      this.#closed(lastDisconnect?.error?.output?.statusCode);
    }
  }

  #offerPairing(qr) {
    this.#move('pairing');
    this.qr = qr;
    if (!this.pairNumber) {
      this.onPairing({ qr });
      return;
    }
    if (this.pairingCode) {
      return;
    }
    const generation = this.#generation;
    this.#socket.requestPairingCode(this.pairNumber).then((code) => {
      if (generation === this.#generation && this.state === 'pairing') {
        this.pairingCode = code;
        this.onPairing({ code });
      }
    }, () => this.#log.warn('WhatsApp gave no pairing code: is TAR_WHATSAPP_PAIR_NUMBER the number, digits only?'));
  }

  #closed(code) {
    this.#forgetFailuresIfSteady();
    this.#generation += 1;
    this.#socket = undefined;
    if (FINAL[code]) {
      const [state, advice] = FINAL[code];
      this.#move(state);
      this.#log.error({ code }, advice);
    } else if (!this.#auth.isPaired() && code === 408) {
      this.#codesRanOut();
    } else if (!PASSING.has(code) && code !== RESTART && ++this.#refusals > MOST_REFUSALS) {
      this.#move('given_up');
      this.#log.error({ code }, `WhatsApp refused ${MOST_REFUSALS} connections in a row: see whether the bridge needs an update, then restart it`);
    } else {
      this.#again(code);
    }
  }

  #forgetFailuresIfSteady() {
    if (this.#now() - (this.#openedAt ?? Infinity) >= STEADY) {
      this.#failures = 0;
      this.#refusals = 0;
    }
    this.#openedAt = undefined;
  }

  #codesRanOut() {
    if (++this.#rounds >= MOST_QR_ROUNDS) {
      this.#move('pairing_expired');
      this.#log.warn('nobody paired: open the operator page, or restart the bridge, for new codes');
    } else {
      this.#again(408);
    }
  }

  #again(code) {
    this.#failures += 1;
    const atOnce = code === RESTART && this.#failures <= MOST_AT_ONCE;
    const pause = atOnce ? 0 : this.#pauseAfter(this.#failures);
    this.#move('waiting');
    this.#log.warn({ code, pause: Math.round(pause) }, 'the connection to WhatsApp closed: it is opened again');
    this.#cancelWait = this.#wait(pause, () => this.connect());
  }

  #pauseAfter(failures) {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10)) * (1 + this.#random() / 4);
  }

  #move(state) {
    if (state !== 'pairing') {
      this.qr = undefined;
      this.pairingCode = undefined;
    }
    if (state !== this.state) {
      this.#log.info({ state }, 'connection');
    }
    this.state = state;
  }
}
