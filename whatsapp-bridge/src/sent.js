import { proto } from 'baileys';

/** What we sent: WhatsApp asks for it again where a device could not read it, and answers and changes point at it. */
export class SentMessages {
  #shelf;
  #now;

  /** @param shelf message id → {at, message?: base64 of its protobuf} */
  constructor(shelf, now) {
    this.#shelf = shelf;
    this.#now = now;
  }

  has(id) {
    return this.#shelf.has(id);
  }

  /** Ours from now on, whatever comes of the call. */
  expect(id) {
    if (!this.has(id)) {
      this.#put(id, {});
    }
  }

  /** @param message as Baileys made it: of a file, with what fetches and decrypts it */
  keep(id, message) {
    this.#put(id, message ? { message: Buffer.from(proto.Message.encode(message).finish()).toString('base64') } : {});
  }

  /** The whole message; undefined if it is not known, or not known to be sent. */
  messageOf(id) {
    const { message } = this.#shelf.get(id) ?? {};
    return message && proto.Message.decode(Buffer.from(message, 'base64'));
  }

  /** For how long it stands in the chat, in milliseconds; endlessly, if it is not known. */
  ageOf(id) {
    return this.#now() - (this.#shelf.get(id)?.at ?? -Infinity);
  }

  #put(id, value) {
    this.#shelf.put(id, { at: this.#now(), ...value }, this.#now());
  }
}
