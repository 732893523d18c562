import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASHA, GROUP, SILENCE, text } from './support/fake-socket.js';
import { bridge, eventually, folder, gateway } from './support/workshop.js';

const NOWHERE = 'http://127.0.0.1:9';
const SEND = { type: 'message.send', chat: GROUP, text: 'Order 7 is paid' };
const ASK = { ...SEND, text: 'Remove milk?', buttons: [{ id: 'b1', text: 'Yes' }, { id: 'b2', text: 'No' }] };

for (const code of [403, 420, 479]) {
  test(`what WhatsApp's server refuses with ${code} is refused with it, and goes out anew when it is asked for again`, async (t) => {
    const { call, socket } = await bridge(t, NOWHERE);
    socket().verdict = code;

    const { status, body } = await call(SEND);
    socket().verdict = null;
    const again = await call(SEND);

    assert.deepEqual([status, body.detail.includes(String(code))], [422, true]);
    assert.equal(again.status, 200);
    assert.deepEqual(socket().sent.map((sent) => sent.options.messageId), [again.body.id, again.body.id]);
  });
}

test('what was refused may be asked for again with other words, and what may be there may not', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE, { patience: 50 });
  socket().verdict = 420;
  await call(SEND);
  socket().verdict = SILENCE;
  const other = await call({ ...SEND, text: 'Orders 7 and 8 are paid' });

  const third = await call(SEND);

  assert.deepEqual([other.status, third.status, third.body.type.includes('idempotency-key-reused')], [504, 409, true]);
});

test('what may be there from an earlier try may not be asked for with other words, though the last try was refused', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE, { patience: 50 });
  socket().verdict = SILENCE;
  const lost = await call(SEND);
  socket().verdict = 420;
  const refused = await call(SEND);
  socket().verdict = null;

  const other = await call({ ...SEND, text: 'Orders 7 and 8 are paid' });

  assert.deepEqual([lost.status, refused.status, other.status, (await call(SEND)).status], [504, 422, 409, 200]);
});

test('a number that is restricted says nothing for ten minutes, and loses nothing', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE);
  socket().verdict = 463;

  const { status, headers, body } = await call(SEND);
  socket().verdict = null;
  const again = await call(SEND);

  assert.deepEqual([status, headers.get('retry-after'), body.detail.includes('463'), again.status], [429, '600', true, 200]);
});

test('a person whom the number may not write to first is no reason for it to be silent elsewhere', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE);
  socket().verdict = 463;

  assert.equal((await call({ ...SEND, chat: ASHA })).status, 422);
});

test('that the server has too much of us is no refusal of the message', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE);
  socket().verdict = 429;

  const { status, headers } = await call(SEND);

  assert.deepEqual([status, headers.get('retry-after')], [429, '60']);
});

test('trouble of the server is tried again', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE);
  socket().verdict = 500;

  assert.equal((await call(SEND)).status, 502);
});

test('nobody knows what became of a message whose connection was lost after it was written', async (t) => {
  const path = folder(t);
  const before = await bridge(t, NOWHERE, { path });
  before.socket().verdict = SILENCE;
  const lost = before.call(SEND, 'm1');
  await eventually(() => before.socket().sent.length === 1);

  before.socket().closed(428);

  assert.equal((await lost).status, 504);
  const [{ options }] = before.sockets[0].sent;
  await before.stop();
  const { call, socket } = await bridge(t, NOWHERE, { path });
  const again = await call(SEND, 'm1');
  const after = await call(SEND, 'm1');
  assert.deepEqual([again.body.id, after.body.id, socket().sent.length], [options.messageId, options.messageId, 1]);
});

test('a bridge that lets go of WhatsApp knows as little', async (t) => {
  const { call, socket, connection } = await bridge(t, NOWHERE);
  socket().verdict = SILENCE;
  const lost = call(SEND);
  await eventually(() => socket().sent.length === 1);

  connection.close('queue_full');

  assert.equal((await lost).status, 504);
});

test('a server that says nothing is waited for a while, and its late word counts', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE, { patience: 50 });
  socket().verdict = SILENCE;
  assert.equal((await call(SEND)).status, 504);
  const [{ options }] = socket().sent;

  socket().acknowledges(options.messageId, GROUP);

  await eventually(() => true);
  assert.deepEqual((await call(SEND)).body, { id: options.messageId });
  assert.equal(socket().sent.length, 1);
});

test('a word about another message decides nothing', async (t) => {
  const { call, socket } = await bridge(t, NOWHERE, { patience: 50 });
  socket().verdict = SILENCE;
  const waiting = call(SEND);
  await eventually(() => socket().sent.length === 1);

  socket().acknowledges('3EB0OTHER', GROUP);

  assert.equal((await waiting).status, 504);
});

test('a question is answered by a number before the server says that it has it, and not once it was refused', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  socket().verdict = SILENCE;
  const asking = call(ASK);
  await eventually(() => socket().sent.length === 1);
  const [{ options }] = socket().sent;
  await eventually(() => true);
  socket().says(text('M1', '1'));
  await to.until(() => to.taken.length === 1);
  socket().acknowledges(options.messageId, GROUP, 420);
  assert.equal((await asking).status, 422);

  socket().says(text('M2', '2'));
  await to.until(() => to.taken.length === 2);

  assert.deepEqual(to.taken.map((event) => event.type), ['press', 'message']);
});
