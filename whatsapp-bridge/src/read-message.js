import { createHash } from 'node:crypto';
import { isJidGroup, jidNormalizedUser, normalizeMessageContent, proto } from 'baileys';
import { fileOf, mediaOf } from './media.js';
import { digits, isPerson } from './people.js';

const EDIT = proto.Message.ProtocolMessage.Type.MESSAGE_EDIT;
const LONGEST_TEXT = 65_536;
const MENTION = /( ?)@(\d+)/g;
const MEDIA = {
  imageMessage: 'photo',
  documentMessage: 'document',
  videoMessage: 'video',
  ptvMessage: 'video_note',
  stickerMessage: 'sticker',
  contactMessage: 'contact',
  contactsArrayMessage: 'contact',
  locationMessage: 'location',
  liveLocationMessage: 'location',
  pollCreationMessage: 'poll',
  pollCreationMessageV2: 'poll',
  pollCreationMessageV3: 'poll',
  orderMessage: 'other',
  productMessage: 'other',
  eventMessage: 'other',
  groupInviteMessage: 'other',
  stickerPackMessage: 'other',
  requestPaymentMessage: 'other',
  sendPaymentMessage: 'other',
  invoiceMessage: 'other',
};

/**
 * What Baileys tells of one message as the event that the gateway gets; null for what is no message of a person's
 * (reactions, receipts, status posts, broadcasts, keys), and for what the number's owner writes to people one by one.
 * @param context {people, self: [jids], isOurs(id), titleOf(group)}
 */
export function readMessage(message, context) {
  const { key } = message;
  const chat = jidNormalizedUser(key?.remoteJid ?? '');
  const content = normalizeMessageContent(message.message);
  if (!key?.id || !content || !(isJidGroup(chat) || isPerson(chat)) || (key.fromMe && (!isJidGroup(chat) || context.isOurs(key.id)))) {
    return null;
  }
  const edited = content.protocolMessage?.type === EDIT ? content.protocolMessage : null;
  const body = read(edited ? normalizeMessageContent(edited.editedMessage) : content);
  if (body === null) {
    return null;
  }
  return event(message, chat, body, edited, context, mediaOf(edited ? undefined : content));
}

/** `media` is what fetches its file; the gateway is told the file's id, type and size. */
function event(message, chat, body, edited, context, media) {
  const { key } = message;
  const group = Boolean(isJidGroup(chat));
  const author = authorOf(message, chat, group, context);
  const writtenAt = Number(message.messageTimestamp ?? 0);
  const data = {
    chat: group ? chat : context.people.meet(chat, key.remoteJidAlt).id,
    chatKind: group ? 'group' : 'private',
    title: group ? context.titleOf(chat) : (message.pushName ?? ''),
    sender: { ...author, name: message.pushName ?? author.phone ?? '' },
    messageId: edited?.key?.id ?? key.id,
    kind: body.kind,
    text: withNames(body.text, body.mentioned, context).slice(0, LONGEST_TEXT),
    addressed: isAddressed(body, context),
    edited: edited !== null,
    forwarded: body.forwarded,
    replyTo: body.replyTo,
    writtenAt: new Date(writtenAt * 1000).toISOString(),
  };
  const id = eventId(data.chat, data.sender.id, key.id);
  const album = albumOf(message);
  return {
    id, type: 'message', data: { ...data, ...(media && { file: fileOf(id, media) }), ...(album && { album }) }, ...(media && { media }),
  };
}

/** The pictures of an album are messages of their own that name one before them. */
function albumOf({ message }) {
  const info = message.messageContextInfo ?? normalizeMessageContent(message).messageContextInfo;
  return info?.messageAssociation?.parentMessageKey?.id || undefined;
}

function authorOf(message, chat, group, { people, self }) {
  const { key } = message;
  if (key.fromMe) {
    return people.meet(...self);
  }
  return group
    ? people.meet(key.participant ?? message.participant, key.participantAlt)
    : people.meet(chat, key.remoteJidAlt);
}

function read(content) {
  if (!content) {
    return null;
  }
  if (content.conversation) {
    return body('text', content.conversation, undefined);
  }
  if (content.extendedTextMessage) {
    return body('text', content.extendedTextMessage.text ?? '', content.extendedTextMessage.contextInfo);
  }
  if (content.audioMessage) {
    return body(content.audioMessage.ptt ? 'voice' : 'audio', '', content.audioMessage.contextInfo);
  }
  const type = Object.keys(MEDIA).find((name) => content[name]);
  return type === undefined ? null : body(MEDIA[type], content[type].caption ?? '', content[type].contextInfo);
}

function body(kind, text, info) {
  return {
    kind,
    text,
    mentioned: info?.mentionedJid ?? [],
    quoted: info?.participant ?? undefined,
    replyTo: info?.stanzaId ?? undefined,
    forwarded: Boolean(info?.isForwarded),
  };
}

function isAddressed({ text, mentioned, quoted }, { people, self }) {
  const ours = people.idsOf(...self);
  const isUs = (jid) => [...people.idsOf(jid)].some((id) => ours.has(id));
  return /^\s*\/[a-z]/i.test(text) || mentioned.some(isUs) || (quoted !== undefined && isUs(quoted));
}

/**
 * WhatsApp writes a mention as `@` and digits: ours is left out, others' LIDs become phone numbers where known. Whom a message
 * mentions is the sender's to make up, so that it is looked up and never searched for.
 */
function withNames(text, mentioned, { people, self }) {
  const numbers = (jids) => new Set(jids.filter(Boolean).map((jid) => digits(jidNormalizedUser(jid))));
  const own = numbers(self);
  const named = numbers(mentioned);
  const written = text.replace(MENTION, (found, space, number) => {
    if (!named.has(number)) {
      return found;
    }
    return own.has(number) ? '' : `${space}@${people.phoneOf(number) ?? number}`;
  });
  return [...named].some((number) => own.has(number)) ? written.trimStart() : written;
}

/** The same message has the same id, however often WhatsApp delivers it. */
export function eventId(...parts) {
  return `wa_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;
}
