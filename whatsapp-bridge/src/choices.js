const FRESH = 10 * 60 * 1000;
const NUMBER = /^\s*(\d{1,2})\s*[.)]?\s*$/;

/**
 * Buttons as numbers: WhatsApp shows none to a linked device, so that a question lists its answers and is answered by a
 * number or by the answer's own words, within ten minutes and before anything else is said, or at any time in a reply
 * to the question.
 */
export class Choices {
  #questions;
  #now;

  constructor(questions, now) {
    this.#questions = questions;
    this.#now = now;
  }

  /** The question as it is sent. */
  static list(text, buttons) {
    return [text, '', ...buttons.map((button, index) => `${index + 1}. ${button.text}`), '',
      'Reply with the number.'].join('\n');
  }

  /** Something was said in the chat: if it was no question, a bare number answers nothing any more. */
  said(chat, messageId, buttons) {
    if (buttons.length > 0) {
      this.#questions.put(chat, { messageId, buttons, at: this.#now() }, this.#now());
    } else if (this.#questions.get(chat)) {
      this.#questions.put(chat, { ...this.#questions.get(chat), at: 0 }, this.#now());
    }
  }

  /** A press if this message answers the chat's last question, under the message's own id; else the event as it is. */
  answered(event) {
    const { data } = event;
    const question = this.#questions.get(data.chat);
    if (!question || data.kind !== 'text' || data.edited || data.forwarded || !this.#isMeant(question, data)) {
      return event;
    }
    const button = chosen(question.buttons, data.text);
    if (button === undefined) {
      return event;
    }
    return {
      id: event.id,
      type: 'press',
      data: { ...data, button: button.id, pressId: data.messageId, messageId: question.messageId },
    };
  }

  #isMeant(question, { replyTo }) {
    return replyTo === undefined ? this.#now() - question.at <= FRESH : replyTo === question.messageId;
  }
}

function chosen(buttons, text) {
  const number = NUMBER.exec(text);
  const said = text.trim().toLowerCase();
  return number ? buttons[Number(number[1]) - 1] : buttons.find((button) => button.text.toLowerCase() === said);
}
