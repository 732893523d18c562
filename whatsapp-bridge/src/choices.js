const FRESH = 10 * 60 * 1000;
const NUMBER = /^\s*(\d{1,2})\s*[.)]?\s*$/;

/**
 * Buttons as numbers: WhatsApp shows none to a linked device, so that a question lists its answers and is answered by a
 * number or by the answer's own words: within ten minutes and before anybody says anything else, or at any time in a reply
 * to the question.
 */
export class Choices {
  #questions;
  #newest;
  #now;

  /** @param questions a shelf: chat and message id → buttons; newest: chat → {messageId, at} of what a bare number answers, if it is a question */
  constructor({ questions, newest, now }) {
    this.#questions = questions;
    this.#newest = newest;
    this.#now = now;
  }

  /** The question as it is sent. */
  static list(text, buttons) {
    return [text, '', ...buttons.map((button, index) => `${index + 1}. ${button.text}`), '',
      'Reply with the number.'].join('\n');
  }

  /**
   * We said something in the chat: if it was no question, a bare number answers nothing any more, as it may be meant for the
   * words; what nobody had asked for, such as an alert, leaves the question what it is.
   */
  said(chat, messageId, buttons, unasked = false) {
    if (buttons.length > 0) {
      this.#questions.put(nameOf(chat, messageId), buttons, this.#now());
    }
    if (buttons.length > 0 || !unasked) {
      this.#newest.put(chat, { messageId, at: this.#now() }, this.#now());
    }
  }

  /** WhatsApp did not take the question: nobody saw it. */
  unsaid(chat, messageId) {
    this.#questions.remove(nameOf(chat, messageId));
    if (this.#newest.get(chat)?.messageId === messageId) {
      this.#newest.remove(chat);
    }
  }

  /**
   * We changed something that we said: it has these answers now, be it that it became a question only so. What was said before
   * that was no answer to it.
   */
  changed(chat, messageId, buttons) {
    const newest = this.#newest.get(chat);
    const isNewest = newest?.messageId === messageId;
    if (buttons.length > 0 && (isNewest || newest === undefined)) {
      this.said(chat, messageId, buttons);
    } else if (isNewest) {
      this.#newest.remove(chat);
    } else if (buttons.length > 0) {
      this.#questions.put(nameOf(chat, messageId), buttons, this.#now());
    }
  }

  /**
   * Somebody said something: a press, under the message's own id, if it answers a question; else the event as it is, and
   * after it a bare number may be meant for somebody else.
   */
  heard(event) {
    const press = this.#pressOf(event);
    if (press === undefined) {
      this.#newest.remove(event.data.chat);
    }
    return press ?? event;
  }

  #pressOf({ id, data }) {
    const messageId = this.#questionOf(data);
    const buttons = messageId && this.#questions.get(nameOf(data.chat, messageId));
    const button = buttons && data.kind === 'text' && !data.edited && !data.forwarded ? chosen(buttons, data.text) : undefined;
    return button && { id, type: 'press', data: { ...data, button: button.id, pressId: data.messageId, messageId } };
  }

  #questionOf({ chat, replyTo }) {
    const newest = this.#newest.get(chat);
    return replyTo ?? (newest && this.#now() - newest.at <= FRESH ? newest.messageId : undefined);
  }
}

function nameOf(chat, messageId) {
  return `${chat} ${messageId}`;
}

function chosen(buttons, text) {
  const number = NUMBER.exec(text);
  const said = text.trim().toLowerCase();
  return number ? buttons[Number(number[1]) - 1] : buttons.find((button) => button.text.toLowerCase() === said);
}
