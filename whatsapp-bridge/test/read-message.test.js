import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proto } from 'baileys';
import { People } from '../src/people.js';
import { readMessage } from '../src/read-message.js';
import { ASHA, ASHA_LID, GROUP, US, text } from './support/fake-socket.js';

function context() {
  const map = new Map();
  const aliases = { get: (key) => map.get(key), put: (key, value) => map.set(key, value) };
  let now = 0;
  return { people: new People(aliases, () => { now += 1; return now; }), self: [US.id, US.lid], isOurs: (id) => id === 'OURS', titleOf: () => 'Shop' };
}

const read = (message, where = context()) => readMessage(message, where);

test('a text in a group names room, person and time', () => {
  const { type, data } = read(text('M1', 'milk 0'));

  assert.equal(type, 'message');
  assert.deepEqual(data, {
    chat: GROUP, chatKind: 'group', title: 'Shop', sender: { id: ASHA, phone: '919876543210', name: 'Asha' }, messageId: 'M1',
    kind: 'text', text: 'milk 0', addressed: false, edited: false, forwarded: false, replyTo: undefined,
    writtenAt: '2023-11-14T22:13:20.000Z',
  });
});

test('a person keeps the id of the first time, by LID or by number', () => {
  const where = context();
  const byLid = read(text('M1', 'a', { key: { participantAlt: undefined } }), where).data.sender;
  const byBoth = read(text('M2', 'b'), where).data.sender;
  const byNumber = read(text('M3', 'c', { key: { participant: ASHA, participantAlt: undefined } }), where).data.sender;

  assert.deepEqual([byLid.id, byBoth.id, byNumber.id], [ASHA_LID, ASHA_LID, ASHA_LID]);
  assert.deepEqual([byLid.phone, byBoth.phone, byNumber.phone], [undefined, '919876543210', '919876543210']);
});

test('a person seen by number and by LID before the two were tied is the one seen first, by either', () => {
  const where = context();
  const first = read(text('M1', 'a', { key: { participant: ASHA, participantAlt: undefined } }), where).data.sender;
  const second = read(text('M2', 'b', { key: { participantAlt: undefined } }), where).data.sender;
  assert.notEqual(first.id, second.id);
  read(text('M3', 'c'), where);

  const by = (participant) => read(text('M4', 'd', { key: { participant, participantAlt: undefined } }), where).data.sender;

  assert.deepEqual([by(ASHA).id, by(ASHA_LID).id, by(ASHA_LID).phone], [ASHA, ASHA, '919876543210']);
  assert.deepEqual([...where.people.idsOf(second.id)].includes(ASHA), true, 'by the id that is no more, too');
});

test('who takes over a number does not become who had it', () => {
  const where = context();
  const asha = where.people.meet(ASHA_LID, ASHA);
  const ravi = where.people.meet('777@lid');

  where.people.meet('777@lid', ASHA);

  assert.equal(where.people.meet('777@lid').id, ravi.id);
  assert.equal(where.people.meet(ASHA_LID).id, asha.id);
});

test('the same message has the same id, another one another', () => {
  assert.equal(read(text('M1', 'a')).id, read(text('M1', 'a')).id);
  assert.notEqual(read(text('M1', 'a')).id, read(text('M2', 'a')).id);
});

test('a command, a mention by number or LID, and a reply to us speak to us', () => {
  const mention = (jid) => read(text('M', `@${jid.split(/[:@]/)[0]} milk 0`, { context: { mentionedJid: [jid] } })).data;

  assert.equal(read(text('M', '/help')).data.addressed, true);
  assert.deepEqual([mention('911111111111@s.whatsapp.net').addressed, mention('911111111111@s.whatsapp.net').text], [true, 'milk 0']);
  assert.deepEqual([mention('900900900@lid').addressed, mention('900900900@lid').text], [true, 'milk 0']);
  assert.equal(mention(ASHA).addressed, false);
  const reply = read(text('M', 'yes', { context: { stanzaId: 'Q', participant: '900900900@lid' } })).data;
  assert.deepEqual([reply.addressed, reply.replyTo], [true, 'Q']);
});

test('the LID in a mention becomes the number, where it is known', () => {
  const where = context();
  where.people.meet(ASHA_LID, ASHA);

  const { data } = read(text('M', '/allow @555000111', { context: { mentionedJid: [ASHA_LID] } }), where);

  assert.equal(data.text, '/allow @919876543210');
});

test('an edit names the message that it edits', () => {
  const edit = text('E1', '');
  edit.message = { protocolMessage: { type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT, key: { id: 'M1' }, editedMessage: { conversation: 'milk 5' } } };

  const { data } = read(edit);

  assert.deepEqual([data.messageId, data.text, data.edited], ['M1', 'milk 5', true]);
});

for (const [content, kind] of [[{ imageMessage: { caption: 'bill' } }, 'photo'], [{ audioMessage: { ptt: true } }, 'voice'],
  [{ audioMessage: {} }, 'audio'], [{ orderMessage: {} }, 'other'], [{ eventMessage: {} }, 'other'], [{ groupInviteMessage: { caption: 'x' } }, 'other'], [{ stickerMessage: {} }, 'sticker'], [{ ephemeralMessage: { message: { imageMessage: {} } } }, 'photo'],
  [{ documentWithCaptionMessage: { message: { documentMessage: { caption: 'x' } } } }, 'document']]) {
  test(`${JSON.stringify(content)} is a ${kind}`, () => {
    const message = text('M', '');
    message.message = content;

    assert.equal(read(message).data.kind, kind);
  });
}

test('what nobody wrote is no event', () => {
  const with_ = (message) => ({ ...text('M', 'x'), message });

  assert.equal(read(text('OURS', 'x', { key: { fromMe: true } })), null);
  assert.equal(read(with_({ reactionMessage: { text: 'x' } })), null);
  assert.equal(read(with_({ pollUpdateMessage: {} })), null);
  assert.equal(read(with_({ senderKeyDistributionMessage: {} })), null);
  assert.equal(read(with_(undefined)), null);
  assert.equal(read(text('M', 'x', { key: { remoteJid: 'status@broadcast' } })), null);
});

test('what the owner of the number types on the phone is theirs', () => {
  const { data } = read(text('M', 'milk 0', { key: { fromMe: true, participant: undefined } }));

  assert.equal(data.sender.id, '911111111111@s.whatsapp.net');
});

test('a private chat is the person, and speaks to us by a command or a reply', () => {
  const key = { remoteJid: ASHA_LID, remoteJidAlt: ASHA, participant: undefined };
  const { data } = read(text('M', 'see you at 5', { key }));

  assert.deepEqual([data.chatKind, data.chat, data.addressed], ['private', ASHA, false]);
  assert.equal(read(text('M', '/help', { key })).data.addressed, true);
  assert.equal(read(text('M', 'yes', { key, context: { stanzaId: 'Q', participant: '900900900@lid' } })).data.addressed, true);
});

for (const [remoteJid, where] of [[ASHA, 'to a person'], [ASHA_LID, 'to a person with a LID'], ['911111111111@s.whatsapp.net', 'to themselves']]) {
  test(`what the owner of the number writes ${where} is none of ours`, () => {
    assert.equal(read(text('M', 'stop', { key: { remoteJid, fromMe: true, participant: undefined } })), null);
  });
}
