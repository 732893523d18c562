import { createHash } from 'node:crypto';
import { isJidGroup } from 'baileys';
import { CallFailed } from './call-failed.js';
import { Choices } from './choices.js';
import { isPerson } from './people.js';

const LONGEST_TEXT = 65_536;
const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** The same for the same message, in whatever order its fields come. */
export function canonical({ unasked, ...call }) {
  return JSON.stringify(call, (_, value) => (value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]))
    : value));
}

export function checked(call) {
  requireChat(call.chat);
  require(['message', 'edit', 'typing'].includes(call.kind ?? 'message'), 'kind must be message, edit or typing');
  require(call.kind === 'typing' || (typeof call.text === 'string' && (call.text !== '' || call.image || call.document || call.kind === 'edit')), 'text must not be empty');
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

export function contentOf({ kind, chat, text, image, document, buttons = [], replyTo }) {
  const written = buttons.length > 0 ? Choices.list(text, buttons) : text;
  if (kind === 'edit') {
    const key = { remoteJid: chat, id: replyTo, fromMe: true };
    return written === '' ? { delete: key } : { text: written, edit: key };
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

export function requireChat(chat) {
  require(typeof chat === 'string' && (isJidGroup(chat) || isPerson(chat)), 'chat must be a group (…@g.us) or a person that the bridge named');
}

export function require(kept, rule) {
  if (!kept) {
    throw new CallFailed(400, 'malformed', rule);
  }
}
