import { createHash } from 'node:crypto';
import { isJidGroup } from 'baileys';
import { Choices } from './choices.js';
import { isPerson } from './people.js';

const LONGEST_TEXT = 65_536;
const MOST_FILE_BYTES = 5 * 1024 * 1024;
const TIMEOUT = 20_000;
/** What WhatsApp answers when no repetition helps: not in the group, no such group, only administrators write here. */
const REFUSALS = new Set([401, 403, 404, 406]);
/** Between WhatsApp and us: nothing that a message could be blamed for. */
const BROKEN = new Set([408, 428, 503, 515]);
const TOO_MANY = 429;
const PAUSE_SECONDS = 60;
/** WhatsApp shows no change of a message that stands for 15 minutes; one of them is for the way. */
const CHANGEABLE = 14 * 60_000;

/** A refusal of a call: its status, a sentence for whoever called, and perhaps the seconds to wait. */
export class CallFailed extends Error {
  constructor(status, type, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }
}

/** Does what the services ask for: each call is one signed body, its `type` says what. */
export class Calls {
  #connection;
  #groups;
  #choices;
  #sends;
  #sent;
  #heard;
  #media;
  #now;
  #running = new Map();

  /** @param sends a shelf: call id → {digest, messageId, done} */
  constructor({ connection, groups, choices, sends, sent, heard, media, now, timeout = TIMEOUT }) {
    this.#connection = connection;
    this.#groups = groups;
    this.#choices = choices;
    this.#sends = sends;
    this.#sent = sent;
    this.#heard = heard;
    this.#media = media;
    this.#now = now;
    this.timeout = timeout;
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
    await this.#timed(socket.sendMessage(call.chat, contentOf(call), { messageId, quoted: this.#quoted(call) })
      .then((made) => this.#sent.keep(messageId, made?.message)));
    this.#sends.put(id, { digest, messageId, done: true }, this.#now());
    if (call.kind === 'edit') {
      this.#choices.changed(call.chat, call.replyTo, call.buttons ?? []);
      return { id: call.replyTo };
    }
    this.#choices.said(call.chat, messageId, call.buttons ?? []);
    return { id: messageId };
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

  /** Nobody knows what became of a call that took too long: 504. */
  async #timed(work) {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new CallFailed(504, 'no-answer', 'WhatsApp did not answer in time')), this.timeout);
    });
    try {
      return await Promise.race([work, late]);
    } catch (failure) {
      throw this.#judged(failure);
    } finally {
      clearTimeout(timer);
    }
  }

  #judged(failure) {
    if (failure instanceof CallFailed) {
      return failure;
    }
    const code = typeof failure?.data === 'number' ? failure.data : failure?.output?.statusCode;
    if (!this.#connection.socket || BROKEN.has(code)) {
      return new CallFailed(503, 'not-connected', `the connection to WhatsApp broke: ${this.#connection.state}`);
    }
    if (code === TOO_MANY) {
      return new CallFailed(TOO_MANY, 'too-many', 'WhatsApp says that it is too much', PAUSE_SECONDS);
    }
    return REFUSALS.has(code)
      ? new CallFailed(422, 'refused', `WhatsApp refused it (${code}): is the number in the group, and may it write there?`)
      : new CallFailed(502, 'failed', 'WhatsApp or the connection to it failed: try again');
  }
}

/** The same for the same call, in whatever order its fields come. */
function canonical(call) {
  return JSON.stringify(call, (_, value) => (value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]))
    : value));
}

function checked(call) {
  requireChat(call.chat);
  require(['message', 'edit', 'typing'].includes(call.kind ?? 'message'), 'kind must be message, edit or typing');
  require(call.kind === 'typing' || (typeof call.text === 'string' && (call.text !== '' || call.image || call.document)), 'text must not be empty');
  require((call.text ?? '').length <= LONGEST_TEXT, `text must have at most ${LONGEST_TEXT} characters`);
  require(call.kind !== 'edit' || typeof call.replyTo === 'string', 'replyTo must name the message that an edit replaces');
  require((call.buttons ?? []).every(({ id, text }) => id && text), 'each of buttons needs id and text');
  require(!call.image || !call.document, 'a message has an image or a document');
  if (call.image) {
    require(typeof call.image.data === 'string' && /^image\/(jpeg|png)$/.test(call.image.mimetype ?? ''), 'image must have data (base64) and mimetype image/jpeg or image/png');
  }
  if (call.document) {
    const { data, mimetype, name } = call.document;
    require([data, mimetype, name].every((field) => typeof field === 'string' && field !== ''), 'document must have data (base64), mimetype and name');
  }
  if (Buffer.byteLength((call.image ?? call.document)?.data ?? '', 'base64') > MOST_FILE_BYTES) {
    throw new CallFailed(413, 'too-large', 'a file has at most 5 MiB');
  }
  return call;
}

function contentOf({ kind, chat, text, image, document, buttons = [], replyTo }) {
  const written = buttons.length > 0 ? Choices.list(text, buttons) : text;
  if (kind === 'edit') {
    return { text: written, edit: { remoteJid: chat, id: replyTo, fromMe: true } };
  }
  if (document) {
    return { document: Buffer.from(document.data, 'base64'), mimetype: document.mimetype, fileName: document.name, caption: written };
  }
  return image
    ? { image: Buffer.from(image.data, 'base64'), mimetype: image.mimetype, caption: written }
    : { text: written };
}

/** The same call has the same message id, so that WhatsApp too can tell a repetition. */
export function messageIdOf(callId) {
  return `3EB0${createHash('sha256').update(callId).digest('hex').slice(0, 18).toUpperCase()}`;
}

function requireChat(chat) {
  require(typeof chat === 'string' && (isJidGroup(chat) || isPerson(chat)), 'chat must be a group (…@g.us) or a person that the bridge named');
}

function require(kept, rule) {
  if (!kept) {
    throw new CallFailed(400, 'malformed', rule);
  }
}
