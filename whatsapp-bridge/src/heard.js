const LONGEST_QUOTE = 500;

/** Who said what lately, for the answers that quote it. */
export class Heard {
  #shelf;
  #now;

  /** @param shelf chat and message id → {participant?, fromMe, text} */
  constructor(shelf, now) {
    this.#shelf = shelf;
    this.#now = now;
  }

  /** @param key the message's, as WhatsApp tells it; data of the event that it became */
  keep(key, { chat, messageId, text }) {
    this.#shelf.put(nameOf(chat, messageId), { participant: key.participant ?? undefined, fromMe: Boolean(key.fromMe), text: text.slice(0, LONGEST_QUOTE) }, this.#now());
  }

  /** The message as Baileys quotes it; undefined if it is not known. */
  quote(chat, id) {
    const said = this.#shelf.get(nameOf(chat, id));
    return said && {
      key: { remoteJid: chat, id, fromMe: said.fromMe, participant: said.participant },
      message: { conversation: said.text },
    };
  }
}

function nameOf(chat, messageId) {
  return `${chat} ${messageId}`;
}
