import { createHash } from 'node:crypto';
import { isJidGroup } from 'baileys';
import { Choices } from './choices.js';
import { isPerson } from './people.js';

const LONGEST_TEXT = 65_536;
const MOST_FILE_BYTES = 5 * 1024 * 1024;
const TIMEOUT = 20_000;
/** What WhatsApp answers when no repetition helps: not in the group, no such group, only administrators write here. */
const REFUSALS = new Set([401, 403, 404, 406]);

/** A refusal of a call: its status and a sentence for whoever called. */
export class CallFailed extends Error {
  constructor(status, type, detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }
}

/** Does what the services ask for: each call is one signed body, its `type` says what. */
export class Calls {
  #connection;
  #groups;
  #choices;
  #sends;
  #sent;
  #media;
  #now;
  #running = new Map();

  /** @param sends a shelf: call id → {digest, messageId, done}; sent: message id → the message, for WhatsApp's retries */
  constructor({ connection, groups, choices, sends, sent, media, now, timeout = TIMEOUT }) {
    this.#connection = connection;
    this.#groups = groups;
    this.#choices = choices;
    this.#sends = sends;
    this.#sent = sent;
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
    const digest = createHash('sha256').update(JSON.stringify(call)).digest('hex');
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

  async #send(id, digest, call) {
    const socket = this.#socket();
    if (call.kind === 'typing') {
      await this.#timed(socket.sendPresenceUpdate('composing', call.chat));
      return { id: '' };
    }
    const messageId = messageIdOf(id);
    const content = contentOf(call);
    this.#sends.put(id, { digest, messageId, done: false }, this.#now());
    this.#sent.put(messageId, { conversation: content.text ?? content.caption ?? '' }, this.#now());
    await this.#timed(socket.sendMessage(call.chat, content, { messageId, quoted: quoted(call) }));
    this.#sends.put(id, { digest, messageId, done: true }, this.#now());
    if (call.kind !== 'edit') {
      this.#choices.said(call.chat, messageId, call.buttons ?? []);
    }
    return { id: call.kind === 'edit' ? call.replyTo : messageId };
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
      throw judged(failure);
    } finally {
      clearTimeout(timer);
    }
  }
}

function judged(failure) {
  if (failure instanceof CallFailed) {
    return failure;
  }
  const code = failure?.data ?? failure?.output?.statusCode;
  return REFUSALS.has(code)
    ? new CallFailed(422, 'refused', `WhatsApp refused it (${code}): is the number in the group, and may it write there?`)
    : new CallFailed(502, 'failed', 'WhatsApp or the connection to it failed: try again');
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

/** Enough of the message answered for WhatsApp to show what it is. */
function quoted({ kind, chat, replyTo, replyToSender }) {
  return !replyTo || kind === 'edit' ? undefined : {
    key: { remoteJid: chat, id: replyTo, fromMe: false, participant: replyToSender },
    message: { conversation: '' },
  };
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
