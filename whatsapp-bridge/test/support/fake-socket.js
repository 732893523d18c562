import { EventEmitter } from 'node:events';
import { proto } from 'baileys';

export const US = { id: '911111111111:7@s.whatsapp.net', lid: '900900900:7@lid' };
export const GROUP = '120363000000000001@g.us';
export const ASHA = '919876543210@s.whatsapp.net';
export const ASHA_LID = '555000111@lid';

/** A verdict of the server that never comes. */
export const SILENCE = Symbol('silence');

/** What the bridge uses of a Baileys socket, without WhatsApp behind it. */
export class FakeSocket {
  ev = new EventEmitter();
  ws = new EventEmitter();
  user = US;
  sent = [];
  tried = [];
  failure = null;
  /** What WhatsApp's server says of what is written to it: nothing but that it has it; a code; or not a word. */
  verdict = null;
  ended = false;
  group = {
    id: GROUP,
    subject: 'Shop',
    participants: [{ id: ASHA_LID, phoneNumber: ASHA, admin: 'admin' }, { id: US.lid.replace(':7', ''), admin: null },
      { id: '777@lid', admin: null }],
  };

  async sendMessage(chat, content, options) {
    this.tried.push(options.messageId);
    if (this.failure) {
      throw this.failure;
    }
    this.sent.push({ chat, content, options });
    if (this.verdict !== SILENCE) {
      setImmediate(() => this.acknowledges(options.messageId, chat, this.verdict));
    }
    return { key: { id: options.messageId }, message: made(content) };
  }

  /** As the server does after a message was written, and Baileys with what it hears: a refusal it tells as an update, too. */
  acknowledges(id, from, error = null) {
    this.ws.emit('CB:ack,class:message', { tag: 'ack', attrs: { class: 'message', id, from, ...(error && { error: String(error) }) } });
    if (error) {
      this.ev.emit('messages.update', [{ key: { remoteJid: from, fromMe: true, id }, update: { status: 0, messageStubParameters: [String(error)] } }]);
    }
  }

  async sendPresenceUpdate(presence, chat) {
    this.sent.push({ chat, presence });
  }

  async groupMetadata(id) {
    if (id !== GROUP) {
      throw Object.assign(new Error('item-not-found'), { data: 404 });
    }
    return this.group;
  }

  async groupFetchAllParticipating() {
    return { [GROUP]: this.group };
  }

  async requestPairingCode() {
    return 'ABCD1234';
  }

  end() {
    this.ended = true;
    this.closed(undefined);
  }

  opened() {
    this.ev.emit('connection.update', { connection: 'open' });
  }

  closed(code) {
    this.ev.emit('connection.update', { connection: 'close', lastDisconnect: { error: { output: { statusCode: code } } } });
  }

  says(message) {
    this.ev.emit('messages.upsert', { type: 'notify', messages: [message] });
  }
}

/** The message that Baileys makes of a content; of a file it holds what fetches and decrypts it. */
function made({ text, caption, image, document }) {
  const file = { caption, mediaKey: Buffer.from('a key'), directPath: '/v/abc' };
  if (image) {
    return proto.Message.create({ imageMessage: file });
  }
  return proto.Message.create(document ? { documentMessage: file } : { extendedTextMessage: { text } });
}

/** A text of Asha's in the group, as Baileys 7 tells it: by LID, with the number beside it. */
export function text(id, written, extra = {}) {
  return {
    key: { remoteJid: GROUP, id, fromMe: false, participant: ASHA_LID, participantAlt: ASHA, ...extra.key },
    pushName: 'Asha',
    messageTimestamp: 1_700_000_000,
    message: extra.context
      ? { extendedTextMessage: { text: written, contextInfo: extra.context } }
      : { conversation: written },
  };
}
