import { AskGroups } from './ask-groups.js';
import { CallFailed } from './call-failed.js';
import { Line } from './line.js';
import { SendMessages } from './send-messages.js';

/** Does what the services ask for: each call is one signed body, its `type` says what. */
export class Calls {
  #messages;
  #groups;
  #media;

  /** @param more what {@link SendMessages} needs besides the line */
  constructor({ connection, groups, media, patience, pause, ...more }) {
    const line = new Line(connection, patience, pause);
    this.#messages = new SendMessages({ line, ...more });
    this.#groups = new AskGroups(line, groups);
    this.#media = media;
  }

  /** @param id the call's `webhook-id`: a send under the same id is made once. A file's answer is its bytes. */
  async answer(id, call) {
    switch (call.type) {
      case 'message.send': return this.#messages.once(id, call);
      case 'chat.get': return this.#groups.chat(call);
      case 'member.get': return this.#groups.member(call);
      case 'media.get': return this.#media.get(call.id);
      default: throw new CallFailed(400, 'malformed', 'type must be message.send, chat.get, member.get or media.get');
    }
  }
}
