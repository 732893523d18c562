import { createHash } from 'node:crypto';
import { isJidGroup } from 'baileys';
import { RefusedByServer } from './acks.js';
import { canonical, checked, contentOf, messageIdOf, require, requireChat } from './call-body.js';
import { CallFailed, PAUSE_SECONDS, judged, noAnswer } from './call-failed.js';
import { isPerson } from './people.js';

/** For the message and for the server's word on it, together. */
const PATIENCE = 20_000;
/** WhatsApp shows no change of a message that stands for 15 minutes; one of them is for the way. */
const CHANGEABLE = 14 * 60_000;

/** Does what the services ask for: each call is one signed body, its `type` says what. */
export class Calls {
  #connection;
  #groups;
  #choices;
  #sends;
  #sent;
  #heard;
  #media;
  #acks;
  #now;
  #patience;
  #pause;
  #running = new Map();

  /** @param sends a shelf: call id → {digest, messageId, done} */
  constructor({ connection, groups, choices, sends, sent, heard, media, acks, now, patience = PATIENCE, pause = PAUSE_SECONDS }) {
    this.#connection = connection;
    this.#groups = groups;
    this.#choices = choices;
    this.#sends = sends;
    this.#sent = sent;
    this.#heard = heard;
    this.#media = media;
    this.#acks = acks;
    this.#now = now;
    this.#patience = patience;
    this.#pause = pause;
  }

  /** @param id the call's `webhook-id`: a send under the same id is made once. A file's answer is its bytes. */
  async answer(id, call) {
    switch (call.type) {
      case 'message.send': return this.#once(id, call);
      case 'chat.get': return this.#chat(call);
      case 'member.get': return this.#member(call);
      case 'media.get': return this.#media.get(call.id);
      default: throw new CallFailed(400, 'malformed', 'type must be message.send, chat.get, member.get or media.get');
    }
  }

  /** Whether we sent the message: what the number's owner types on the phone is nobody's echo. */
  isOurs(messageId) {
    return this.#sent.has(messageId);
  }

  #once(id, call) {
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
    const socket = this.#socket();
    if (asked.kind === 'typing') {
      await this.#timed(socket.sendPresenceUpdate('composing', asked.chat));
      return { id: '' };
    }
    const call = this.#changeable(asked);
    const messageId = messageIdOf(id);
    this.#sends.put(id, { digest, messageId, done: false }, this.#now());
    this.#sent.expect(messageId);
    await this.#timed(this.#write(socket, call, messageId)
      .then(() => this.#sends.put(id, { digest, messageId, done: true }, this.#now())));
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

  #unsaid(chat, messageId, failure) {
    if (failure instanceof RefusedByServer) {
      this.#choices.unsaid(chat, messageId);
    }
    throw failure;
  }

  /** What can't be changed any more is said anew, in an answer to what it would have replaced. */
  #changeable(call) {
    return call.kind === 'edit' && this.#sent.ageOf(call.replyTo) > CHANGEABLE ? { ...call, kind: 'message' } : call;
  }

  /** Nothing is quoted that is not known: WhatsApp would show an empty quotation of nobody. */
  #quoted({ kind, chat, replyTo }) {
    if (!replyTo || kind === 'edit') {
      return undefined;
    }
    const ours = this.#sent.messageOf(replyTo);
    return ours ? { key: { remoteJid: chat, id: replyTo, fromMe: true }, message: ours } : this.#heard.quote(chat, replyTo);
  }

  async #chat({ chat }) {
    requireChat(chat);
    if (!isJidGroup(chat)) {
      return { title: '', kind: 'private', member: true, administrator: false };
    }
    const { metadata, self } = await this.#group(chat);
    return { title: metadata.subject, kind: 'group', ...this.#groups.memberOf(metadata, ...self) };
  }

  async #member({ chat, person }) {
    requireChat(chat);
    require(isPerson(person), 'person must be an id that the bridge gave');
    if (!isJidGroup(chat)) {
      return { member: true, administrator: false };
    }
    const { metadata } = await this.#group(chat);
    return this.#groups.memberOf(metadata, person);
  }

  async #group(chat) {
    const socket = this.#socket();
    const metadata = await this.#timed(this.#groups.ask(socket, chat));
    return { metadata, self: [socket.user?.id, socket.user?.lid] };
  }

  #socket() {
    const { socket, state } = this.#connection;
    if (!socket) {
      throw new CallFailed(503, 'not-connected', `the bridge is not connected to WhatsApp: ${state}`);
    }
    return socket;
  }

  /** Nobody knows what became of a call that took too long: 504. It goes on, and may still be done. */
  async #timed(work) {
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
