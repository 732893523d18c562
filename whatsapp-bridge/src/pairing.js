const MOST_ROUNDS = 5;

/** What a phone links the number by, while it is to be shown: WhatsApp gives a few QR codes, or one code for a number. */
export class Pairing {
  #number;
  #tell;
  #log;
  #rounds = 0;
  qr;
  code;

  /** @param number for which a code to be typed is asked; empty for QR codes */
  constructor(number, tell, log) {
    this.#number = number;
    this.#tell = tell;
    this.#log = log;
  }

  /** All rounds of codes may be shown again. */
  begin() {
    this.#rounds = 0;
  }

  /** @param isWanted whether the connection that it is for is still the one that is to be linked */
  offer(qr, socket, isWanted) {
    this.qr = qr;
    if (!this.#number) {
      this.#tell({ qr });
    } else if (!this.code) {
      this.#ask(socket, isWanted);
    }
  }

  #ask(socket, isWanted) {
    socket.requestPairingCode(this.#number).then((code) => {
      if (isWanted()) {
        this.code = code;
        this.#tell({ code });
      }
    }, () => this.#log.warn('WhatsApp gave no pairing code: is TAR_WHATSAPP_PAIR_NUMBER the number, digits only?'));
  }

  /** A round of codes has run out. @returns whether it was the last one */
  ranOut() {
    this.#rounds += 1;
    return this.#rounds >= MOST_ROUNDS;
  }

  forget() {
    this.qr = undefined;
    this.code = undefined;
  }
}
