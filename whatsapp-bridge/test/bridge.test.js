import assert from 'node:assert/strict';
import { test } from 'node:test';
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

  await call({ ...SEND, image: { data: 'AAAA', mimetype: 'image/png' }, replyTo: 'Q', replyToSender: ASHA_LID }, 'a');
  await call({ ...SEND, kind: 'edit', replyTo: 'OLD' }, 'b');
  await call({ type: 'message.send', chat: GROUP, kind: 'typing' }, 'c');

  const [image, edit, typing] = socket().sent;
  assert.deepEqual([image.content.caption, image.content.image.length, image.options.quoted.key.id], [SEND.text, 3, 'Q']);
  assert.equal(edit.content.edit.id, 'OLD');
  assert.equal(typing.presence, 'composing');
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
  assert.equal(connection.pairingCode, 'ABCD1234');
});
