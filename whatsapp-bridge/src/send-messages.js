import { createHash } from 'node:crypto';
import { RefusedByServer } from './acks.js';
import { canonical, checked, contentOf, messageIdOf } from './call-body.js';
import { CallFailed, isRestricted, restricted } from './call-failed.js';

/** WhatsApp shows no change of a message that stands for 15 minutes; one of them is for the way. */
const CHANGEABLE = 14 * 60_000;

/** Says things in chats, each call once. */
export class SendMessages {
  #line;
  #choices;
  #sends;
  #sent;
  #heard;
  #acks;
  #now;
  #running = new Map();

  /** @param sends a shelf: call id → {digest, messageId, done, mayBeThere} */
  constructor({ line, choices, sends, sent, heard, acks, now }) {
    this.#line = line;
    this.#choices = choices;
    this.#sends = sends;
    this.#sent = sent;
    this.#heard = heard;
    this.#acks = acks;
    this.#now = now;
  }

  once(id, call) {
    const digest = createHash('sha256').update(canonical(call)).digest('hex');
    const earlier = this.#sends.get(id);
    if (earlier && earlier.digest !== digest) {
      throw new CallFailed(409, 'idempotency-key-reused', 'this webhook-id was used for another message');
    }
    if (earlier?.done) {
      return { id: earlier.messageId };
    }
    if (!this.#running.has(id)) {
      this.#running.set(id, this.#send(id, digest, checked(call)).finally(() => this.#running.delete(id)));
    }
    return this.#running.get(id);
  }

  async #send(id, digest, asked) {
    const { socket } = this.#line;
    if (asked.kind === 'typing') {
      await this.#line.timed(socket.sendPresenceUpdate('composing', asked.chat));
      return { id: '' };
    }
    const call = this.#changeable(asked);
    const messageId = messageIdOf(id);
    this.#sends.put(id, { digest, messageId, done: false, mayBeThere: this.#sends.has(id) }, this.#now());
    this.#sent.expect(messageId);
    await this.#line.timed(this.#write(socket, call, messageId).then(
      () => this.#sends.put(id, { digest, messageId, done: true }, this.#now()), (failure) => this.#failed(id, call, failure)));
    return { id: call.kind === 'edit' ? call.replyTo : messageId };
  }

  /** Done once the server has the message. From when it is written on people may see it, so that what they say may answer it. */
  async #write(socket, call, messageId) {
    const { chat, kind, replyTo, buttons = [], unasked } = call;
    const word = this.#acks.of(socket, messageId);
    const made = await socket.sendMessage(chat, contentOf(call), { messageId, quoted: this.#quoted(call) });
    this.#sent.keep(messageId, made?.message);
    if (kind === 'edit') {
      await word;
      this.#choices.changed(chat, replyTo, buttons);
    } else {
      this.#choices.said(chat, messageId, buttons, unasked);
      await word.catch((failure) => this.#unsaid(chat, messageId, failure));
    }
  }

  /** What the server refused nobody saw, unless an earlier try had no word: else it may be asked for again with other words. */
  #failed(id, { chat }, failure) {
    if (failure instanceof RefusedByServer) {
      if (!this.#sends.get(id)?.mayBeThere) {
        this.#sends.remove(id);
      }
      throw isRestricted(failure, chat) ? restricted() : failure;
    }
    throw failure;
  }

  #unsaid(chat, messageId, failure) {
    if (failure instanceof RefusedByServer) {
      this.#choices.unsaid(chat, messageId);
    }
    throw failure;
  }

  /** What can't be changed any more is said anew, in an answer to what it would have replaced; taken away it still can be. */
  #changeable(call) {
    return call.kind === 'edit' && call.text !== '' && this.#sent.ageOf(call.replyTo) > CHANGEABLE ? { ...call, kind: 'message' } : call;
  }

  /** Nothing is quoted that is not known: WhatsApp would show an empty quotation of nobody. */
  #quoted({ kind, chat, replyTo }) {
    if (!replyTo || kind === 'edit') {
      return undefined;
    }
    const ours = this.#sent.messageOf(replyTo);
    return ours ? { key: { remoteJid: chat, id: replyTo, fromMe: true }, message: ours } : this.#heard.quote(chat, replyTo);
  }
}
