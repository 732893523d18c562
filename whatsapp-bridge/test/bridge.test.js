import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proto } from 'baileys';
import { ASHA, ASHA_LID, GROUP, US, text } from './support/fake-socket.js';
import { bridge, eventually, folder, gateway } from './support/workshop.js';

const SEND = { type: 'message.send', chat: GROUP, text: 'Milk is out of stock!' };
const ASK = { ...SEND, text: 'Remove milk?', buttons: [{ id: 'b1', text: 'Yes' }, { id: 'b2', text: 'No' }] };

test('a message reaches the gateway, signed', async (t) => {
  const to = await gateway(t);
  const { socket } = await bridge(t, to.url);

  socket().says(text('M1', 'milk 0'));
  await to.until(() => to.taken.length === 1);

  assert.equal(to.taken[0].data.text, 'milk 0');
});

test('what the gateway could not take is sent until it can, in order', async (t) => {
  const to = await gateway(t);
  to.status = 503;
  const { socket, queue, pauses } = await bridge(t, to.url);

  socket().says(text('M1', 'first'));
  socket().says(text('M2', 'second'));
  await to.until(() => to.calls >= 3);
  assert.equal(queue.size, 2);
  to.status = 200;
  await to.until(() => to.taken.length === 2);

  assert.deepEqual(to.taken.map((event) => event.data.text), ['first', 'second']);
  assert.ok(pauses[0] >= 1_000 && pauses[0] <= 1_250 && pauses[1] >= 2_000);
});

test('what the gateway did not get is there after a restart', async (t) => {
  const to = await gateway(t);
  const path = folder(t);
  to.status = 503;
  const first = await bridge(t, to.url, { path });
  first.socket().says(text('M1', 'milk 0'));
  await to.until(() => to.calls >= 1);
  await first.stop();

  to.status = 200;
  await bridge(t, to.url, { path, open: false });
  await to.until(() => to.taken.length === 1);

  assert.equal(to.taken[0].data.messageId, 'M1');
});

test('an event that the gateway refuses holds up no other', async (t) => {
  const to = await gateway(t);
  to.status = 400;
  const { socket, queue } = await bridge(t, to.url);

  socket().says(text('M1', 'refused'));
  await to.until(() => to.calls === 1);
  to.status = 200;
  socket().says(text('M2', 'taken'));
  await to.until(() => to.taken.length === 1);

  assert.equal(to.taken[0].data.text, 'taken');
  await eventually(() => queue.size === 0);
});

test('while too much waits WhatsApp keeps what comes, and gives it once there is room', async (t) => {
  const to = await gateway(t);
  to.status = 503;
  const { socket, sockets, connection, queue } = await bridge(t, to.url, { most: 2 });

  socket().says(text('M1', 'a'));
  socket().says(text('M2', 'b'));
  assert.equal(connection.state, 'queue_full');
  assert.equal(sockets[0].ended, true);
  to.status = 200;
  await to.until(() => to.taken.length === 2);

  await eventually(() => queue.size === 0);
  assert.equal(sockets.length, 2);
});

test('a text is sent once, however often it is asked for under one id', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');

  const first = await call(SEND, 'm1');
  const again = await call(SEND, 'm1');
  const other = await call({ ...SEND, text: 'other' }, 'm1');

  assert.deepEqual([first.status, again.body, other.status], [200, first.body, 409]);
  assert.equal(socket().sent.length, 1);
  assert.deepEqual(socket().sent[0].content, { text: 'Milk is out of stock!' });
});

test('a send that failed goes out again under the same WhatsApp id', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
  socket().failure = new Error('stream errored');
  assert.equal((await call(SEND, 'm1')).status, 502);
  socket().failure = null;

  const again = await call(SEND, 'm1');

  assert.equal(again.status, 200);
  assert.equal(socket().sent[0].options.messageId, again.body.id);
});

test('a refusal of WhatsApp is told apart from a failure', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
  socket().failure = Object.assign(new Error('forbidden'), { data: 403 });

  assert.deepEqual((await call(SEND)).status, 422);
});

test('a document goes out under its name, and one without a name or too large does not', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
  const document = { data: 'AAAA', mimetype: 'application/pdf', name: 'bill.pdf' };

  assert.equal((await call({ ...SEND, text: '', document }, 'a')).status, 200);
  assert.equal((await call({ ...SEND, document: { ...document, name: undefined } }, 'b')).status, 400);
  assert.equal((await call({ ...SEND, document, image: { data: 'AAAA', mimetype: 'image/png' } }, 'c')).status, 400);
  assert.equal((await call({ ...SEND, document: { ...document, data: 'A'.repeat(7 * 1024 * 1024) } }, 'd')).status, 413);

  const [{ content }] = socket().sent;
  assert.deepEqual([content.fileName, content.mimetype, content.document.length, content.caption], ['bill.pdf', 'application/pdf', 3, '']);
  assert.equal(socket().sent.length, 1);
});

test('an image, a reply, an edit and typing go out as such', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');

  socket().says(text('Q', 'how much milk?'));
  const { body } = await call({ ...SEND, image: { data: 'AAAA', mimetype: 'image/png' }, replyTo: 'Q' }, 'a');
  await call({ ...SEND, kind: 'edit', replyTo: body.id }, 'b');
  await call({ type: 'message.send', chat: GROUP, kind: 'typing' }, 'c');

  const [image, edit, typing] = socket().sent;
  assert.deepEqual([image.content.caption, image.content.image.length, image.options.quoted.key.id], [SEND.text, 3, 'Q']);
  assert.equal(edit.content.edit.id, body.id);
  assert.equal(typing.presence, 'composing');
});

test('an edit without a text takes the message away, however old it is', async (t) => {
  let now = Date.now() - 20 * 60_000;
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9', { now: () => now });
  const { body } = await call(SEND, 'a');
  now += 20 * 60_000;
  const { status } = await call({ ...SEND, text: '', kind: 'edit', replyTo: body.id }, 'b');

  assert.equal(status, 200);
  assert.deepEqual(socket().sent[1].content, { delete: { remoteJid: GROUP, id: body.id, fromMe: true } });
});

test('buttons are numbers: the number answered is the button pressed', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  const { body } = await call(ASK);

  socket().says(text('M1', '2'));
  await to.until(() => to.taken.length === 1);

  assert.match(socket().sent[0].content.text, /Remove milk\?\n\n1\. Yes\n2\. No/);
  assert.deepEqual([to.taken[0].type, to.taken[0].data.button, to.taken[0].data.messageId], ['press', 'b2', body.id]);
});

test('a bare number is no press once something else was said, but a reply to the question is', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  const { body } = await call(ASK, 'q');
  await call(SEND, 'later');

  socket().says(text('M1', '1'));
  socket().says(text('M2', '3', { context: { stanzaId: body.id } }));
  socket().says(text('M3', 'yes', { context: { stanzaId: body.id } }));
  await to.until(() => to.taken.length === 3);

  assert.deepEqual(to.taken.map((event) => event.type), ['message', 'message', 'press']);
});

test('what we sent does not come back as a message', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  const { body } = await call(SEND);

  socket().says(text(body.id, SEND.text, { key: { fromMe: true } }));
  socket().says(text('M1', 'after'));
  await to.until(() => to.taken.length === 1);

  assert.equal(to.taken[0].data.text, 'after');
});

test('who administers a group is told by number and by LID', async (t) => {
  const { call } = await bridge(t, 'http://127.0.0.1:9');
  const ask = async (person) => (await call({ type: 'member.get', chat: GROUP, person })).body;

  assert.deepEqual(await ask(ASHA), { member: true, administrator: true });
  assert.deepEqual(await ask(ASHA_LID), { member: true, administrator: true });
  assert.deepEqual(await ask('777@lid'), { member: true, administrator: false });
  assert.deepEqual(await ask('1@lid'), { member: false, administrator: false });
  assert.deepEqual((await call({ type: 'chat.get', chat: GROUP })).body, { title: 'Shop', kind: 'group', member: true, administrator: false });
  assert.equal((await call({ type: 'chat.get', chat: '1@g.us' })).status, 422);
});

test('members who leave, and the bridge itself, are told of', async (t) => {
  const to = await gateway(t);
  const { socket } = await bridge(t, to.url);
  const change = (action, participants) => socket().ev.emit('group-participants.update', { id: GROUP, author: ASHA_LID, action, participants });

  change('remove', [{ id: '777@lid' }]);
  change('add', [{ id: US.lid.replace(':7', '') }]);
  change('add', [{ id: '888@lid' }]);
  change('remove', [US.id.replace(':7', '')]);
  await to.until(() => to.taken.length === 3);

  assert.deepEqual(to.taken.map((event) => event.type), ['member_left', 'bot_added', 'bot_removed']);
  assert.equal(to.taken[0].data.member.id, '777@lid');
});

test('a call that is unsigned, stale, forged, too large or nonsense is refused', async (t) => {
  const { call, url, socket } = await bridge(t, 'http://127.0.0.1:9');

  assert.equal((await fetch(`${url}/v1/calls`, { method: 'POST', body: '{}' })).status, 401);
  assert.equal((await call(SEND, 'a', { 'webhook-timestamp': '1700000000' })).status, 401);
  assert.equal((await call(SEND, 'a', { 'webhook-signature': 'v1,AAAA' })).status, 401);
  assert.equal((await call({ ...SEND, text: 'x'.repeat(9 * 1024 * 1024) }).catch(() => ({ status: 413 }))).status, 413);
  assert.equal((await call({ ...SEND, chat: 'nobody' })).status, 400);
  assert.equal((await call({ type: 'nothing' })).status, 400);
  assert.equal((await call([])).status, 400);
  assert.equal(socket().sent.length, 0);
});

test('while there is no connection a call says so, and so does health', async (t) => {
  const { call, url, socket } = await bridge(t, 'http://127.0.0.1:9', { open: false });
  socket().closed(440);

  assert.equal((await call(SEND)).status, 503);
  const health = await fetch(`${url}/health`);
  assert.deepEqual([health.status, await health.json()], [503, { status: 'DOWN', state: 'replaced', waiting: 0 }]);
  assert.equal((await fetch(`${url}/health/live`)).status, 200);
});

test('the operator page shows the code, to the operator alone', async (t) => {
  const { url, socket, pairings } = await bridge(t, 'http://127.0.0.1:9', { open: false });
  socket().ev.emit('connection.update', { qr: 'what the phone scans' });
  const basic = (password) => ({ headers: { authorization: `Basic ${Buffer.from(`ops:${password}`).toString('base64')}` } });

  assert.equal((await fetch(url)).status, 401);
  assert.equal((await fetch(url, basic('wrong'))).status, 401);
  const page = await fetch(url, basic('operator-token'));
  assert.match(await page.text(), /WhatsApp: pairing[\s\S]*<svg/);
  assert.deepEqual(pairings, [{ qr: 'what the phone scans' }]);
});

test('a number that was given gets a code on the page', async (t) => {
  const { url, socket, connection } = await bridge(t, 'http://127.0.0.1:9', { open: false, pair: '+91 98765 43210' });
  socket().ev.emit('connection.update', { qr: 'x' });
  await new Promise((resolve) => { setImmediate(resolve); });

  const page = await fetch(url, { headers: { authorization: `Basic ${Buffer.from(':operator-token').toString('base64')}` } });

  assert.match(await page.text(), /ABCD1234/);
  assert.equal(connection.pairing.code, 'ABCD1234');
});

test('a message that can not be read takes no other with it', async (t) => {
  const to = await gateway(t);
  const { socket } = await bridge(t, to.url);

  socket().ev.emit('messages.upsert', { type: 'notify', messages: [{ ...text('M1', 'x'), messageTimestamp: Number.NaN }, text('M2', 'good')] });
  await to.until(() => to.taken.length === 1);

  assert.equal(to.taken[0].data.text, 'good');
});

for (const mentioned of ['((@s.whatsapp.net', '(a+)+$@s.whatsapp.net', '$&@lid', '']) {
  test(`a mention of ${mentioned || 'nobody'} is a mention of nobody`, async (t) => {
    const to = await gateway(t);
    const { socket } = await bridge(t, to.url);

    const began = performance.now();
    socket().says(text('M1', `@${'a'.repeat(40)} 5 sold`, { context: { mentionedJid: [mentioned] } }));
    socket().says(text('M2', 'good'));
    await to.until(() => to.taken.length === 2);

    assert.ok(performance.now() - began < 30_000, 'no pattern of a sender\'s is searched for');
    assert.deepEqual(to.taken.map((event) => event.data.text), [`@${'a'.repeat(40)} 5 sold`, 'good']);
  });
}

test('what is said to somebody else is no press', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  await call(ASK);

  socket().says(text('M1', 'Ravi, shall I order lunch?'));
  socket().says(text('M2', 'yes'));
  socket().says(text('M3', '1'));
  await to.until(() => to.taken.length === 3);

  assert.deepEqual(to.taken.map((event) => event.type), ['message', 'message', 'message']);
});

test('what the owner types on the phone is said too', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  await call(ASK);

  socket().says(text('M1', 'see you later', { key: { fromMe: true, participant: undefined } }));
  socket().says(text('M2', '1'));
  await to.until(() => to.taken.length === 2);

  assert.deepEqual(to.taken.map((event) => event.type), ['message', 'message']);
});

test('one press after the other answers a question by bare numbers', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  await call(ASK);

  socket().says(text('M1', '2'));
  socket().says(text('M2', '1'));
  await to.until(() => to.taken.length === 2);

  assert.deepEqual(to.taken.map((event) => event.data.button), ['b2', 'b1']);
});

test('every question of a group is answered by a reply to it, after a restart too', async (t) => {
  const to = await gateway(t);
  const path = folder(t);
  const before = await bridge(t, to.url, { path });
  const first = await before.call(ASK, 'q1');
  const second = await before.call({ ...ASK, text: 'Add ghee?', buttons: [{ id: 'g1', text: 'Yes' }, { id: 'g2', text: 'No' }] }, 'q2');
  await before.stop();
  const { socket } = await bridge(t, to.url, { path });

  socket().says(text('M1', '2', { context: { stanzaId: first.body.id } }));
  socket().says(text('M2', 'yes', { context: { stanzaId: second.body.id } }));
  socket().says(text('M3', 'yes', { key: { remoteJid: '120363000000000002@g.us' }, context: { stanzaId: first.body.id } }));
  await to.until(() => to.taken.length === 3);

  assert.deepEqual(to.taken.map(({ type, data }) => [type, data.button, data.messageId]),
    [['press', 'b2', first.body.id], ['press', 'g1', second.body.id], ['message', undefined, 'M3']]);
});

test('a question that is changed has the answers that it shows now', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  const { body } = await call(ASK, 'q');
  await call({ ...ASK, kind: 'edit', replyTo: body.id, buttons: [{ id: 'b3', text: 'Maybe' }] }, 'changed');

  socket().says(text('M1', '1'));
  await to.until(() => to.taken.length === 1);
  assert.equal(to.taken[0].data.button, 'b3');

  await call({ ...SEND, kind: 'edit', replyTo: body.id, text: 'Milk is removed.' }, 'over');
  socket().says(text('M2', 'maybe'));
  await to.until(() => to.taken.length === 2);
  assert.equal(to.taken[1].type, 'message');
});

test('the same call in another order of its fields is the same call', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
  const document = { data: 'AAAA', mimetype: 'application/pdf', name: 'bill.pdf' };
  const turned = Object.fromEntries(Object.entries({ ...SEND, document: Object.fromEntries(Object.entries(document).reverse()) }).reverse());

  const first = await call({ ...SEND, document }, 'm1');
  const again = await call(turned, 'm1');

  assert.notEqual(JSON.stringify(turned), JSON.stringify({ ...SEND, document }));
  assert.deepEqual([first.status, again.status, again.body], [200, 200, first.body]);
  assert.equal(socket().sent.length, 1);
});

test('a device that could not read a message is given that message, a photo too, after a restart too', async (t) => {
  const path = folder(t);
  const before = await bridge(t, 'http://127.0.0.1:9', { path });
  const photo = await before.call({ ...SEND, image: { data: 'AAAA', mimetype: 'image/png' } }, 'photo');
  const said = await before.call(SEND, 'said');
  await before.stop();

  const { options } = await bridge(t, 'http://127.0.0.1:9', { path });

  const again = await options().getMessage({ id: photo.body.id });
  assert.equal(again.imageMessage.caption, SEND.text);
  assert.deepEqual(Buffer.from(again.imageMessage.mediaKey), Buffer.from('a key'));
  assert.ok(proto.Message.encode(again).finish().length > 0);
  assert.equal((await options().getMessage({ id: said.body.id })).extendedTextMessage.text, SEND.text);
  assert.equal(await options().getMessage({ id: 'NONE' }), undefined);
});

test('a photo whose sending has not ended is nothing that could be given', async (t) => {
  const { call, socket, options } = await bridge(t, 'http://127.0.0.1:9');
  socket().failure = new Error('stream errored');
  await call({ ...SEND, image: { data: 'AAAA', mimetype: 'image/png' } });
  const [id] = socket().tried;

  assert.equal(await options().getMessage({ id }), undefined);
});

test('what WhatsApp knows of a group is given to Baileys', async (t) => {
  const { options } = await bridge(t, 'http://127.0.0.1:9');

  await eventually(() => options().cachedGroupMetadata !== undefined);
  let known;
  while (known === undefined) {
    known = await options().cachedGroupMetadata(GROUP);
  }
  assert.equal(known.subject, 'Shop');
  assert.equal(await options().cachedGroupMetadata('1@g.us'), undefined);
});

test('an answer quotes who was answered, and what they said', async (t) => {
  const path = folder(t);
  const before = await bridge(t, 'http://127.0.0.1:9', { path });
  before.socket().says(text('M1', 'how much milk?'));
  await before.stop();
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9', { path });

  await call({ ...SEND, replyTo: 'M1' }, 'a');
  const { body } = await call(SEND, 'b');
  await call({ ...SEND, replyTo: body.id }, 'c');
  await call({ ...SEND, replyTo: 'UNKNOWN' }, 'd');

  const [asha, , us, unknown] = socket().sent.map((sent) => sent.options.quoted);
  assert.deepEqual(asha.key, { remoteJid: GROUP, id: 'M1', fromMe: false, participant: ASHA_LID });
  assert.deepEqual(asha.message, { conversation: 'how much milk?' });
  assert.deepEqual([us.key.fromMe, us.message.extendedTextMessage.text], [true, SEND.text]);
  assert.equal(unknown, undefined);
});

test('what an edit makes a question is answered by a bare number, also where somebody spoke before that', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  const { body } = await call(SEND, 'progress');
  await call({ ...ASK, kind: 'edit', replyTo: body.id }, 'table');
  socket().says(text('M1', '2'));
  await to.until(() => to.taken.length === 1);
  const { body: again } = await call(SEND, 'again');
  socket().says(text('M2', 'ok'));
  await to.until(() => to.taken.length === 2);
  await call({ ...ASK, kind: 'edit', replyTo: again.id }, 'late');
  socket().says(text('M3', '2'));
  await to.until(() => to.taken.length === 3);

  assert.deepEqual(to.taken.map(({ type }) => type), ['press', 'message', 'press']);
  assert.deepEqual(to.taken.filter(({ type }) => type === 'press').map(({ data }) => [data.button, data.messageId]),
    [['b2', body.id], ['b2', again.id]]);
});

test('what an edit makes a question is not answered by a bare number while another one is the last', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  const { body } = await call(SEND, 'progress');
  const { body: other } = await call(ASK, 'other');
  await call({ ...ASK, kind: 'edit', replyTo: body.id, buttons: [{ id: 'b3', text: 'Maybe' }] }, 'table');

  socket().says(text('M1', '1'));
  await to.until(() => to.taken.length === 1);

  assert.deepEqual([to.taken[0].data.button, to.taken[0].data.messageId], ['b1', other.id]);
});

test('what can not be changed any more is said anew, and answered there', async (t) => {
  const to = await gateway(t);
  let now = Date.now() - 15 * 60_000;
  const { call, socket } = await bridge(t, to.url, { now: () => now });
  const { body } = await call(ASK, 'q');
  now += 13 * 60_000;
  await call({ ...ASK, kind: 'edit', replyTo: body.id, text: 'Remove ghee?' }, 'soon');
  now += 2 * 60_000;
  const late = await call({ ...ASK, kind: 'edit', replyTo: body.id, text: 'Remove rice?' }, 'late');
  await call({ ...SEND, kind: 'edit', replyTo: 'NEVER SENT' }, 'unknown');

  const [, soon, said, unknown] = socket().sent;
  assert.equal(soon.content.edit.id, body.id);
  assert.deepEqual([said.content.edit, said.options.quoted.key.id, late.body.id], [undefined, body.id, said.options.messageId]);
  assert.deepEqual(unknown.content, { text: SEND.text });
  socket().says(text('M1', 'no', { context: { stanzaId: late.body.id } }));
  await to.until(() => to.taken.length === 1);
  assert.deepEqual([to.taken[0].data.button, to.taken[0].data.messageId], ['b2', late.body.id]);
});

for (const code of [408, 428, 503, 515]) {
  test(`a send that failed with ${code} waits for the connection`, async (t) => {
    const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
    socket().failure = Object.assign(new Error('Connection Closed'), { data: null, output: { statusCode: code } });

    assert.equal((await call(SEND)).status, 503);
  });
}

test('a refusal while the number is being unlinked is none of the message', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
  const old = socket();
  old.sendMessage = async () => {
    old.closed(401);
    throw Object.assign(new Error('conflict'), { output: { statusCode: 401 } });
  };

  const { status, body } = await call(SEND);

  assert.deepEqual([status, /logged_out/.test(body.detail)], [503, true]);
});

test('that it is too much is said, and for how long to wait', async (t) => {
  const { call, socket } = await bridge(t, 'http://127.0.0.1:9');
  socket().failure = Object.assign(new Error('rate-overlimit'), { data: 429 });

  const { status, headers } = await call(SEND);

  assert.deepEqual([status, headers.get('retry-after')], [429, '60']);
});

test('a voice note in a group is told of, without a file', async (t) => {
  const to = await gateway(t);
  const { socket } = await bridge(t, to.url);
  const voice = (context) => ({ ...text('M1', ''), message: { audioMessage: { ptt: true, contextInfo: context } } });

  socket().says(voice({ stanzaId: 'Q', participant: US.lid.replace(':7', '') }));
  socket().says({ ...voice(undefined), key: { remoteJid: ASHA_LID, remoteJidAlt: ASHA, id: 'M2' } });
  await to.until(() => to.taken.length === 2);

  assert.deepEqual(to.taken.map(({ data }) => [data.kind, data.addressed, data.chatKind]), [['voice', true, 'group'], ['voice', false, 'private']]);
});
