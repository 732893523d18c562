import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proto } from 'baileys';
import { encrypted, store } from './support/media-store.js';
import { text } from './support/fake-socket.js';
import { bridge, eventually, folder, gateway } from './support/workshop.js';

const BILL = Buffer.from('a photo of a bill');
const MIB = 1024 * 1024;

function picture(id, media, more = {}) {
  const message = text(id, '');
  message.message = { imageMessage: { mimetype: 'image/jpeg', fileLength: BILL.length, ...media, ...more } };
  return message;
}

/** A bridge that heard of one picture, and the file that the gateway was told of. */
async function heard(t, { media, held, more, ...options }) {
  const to = await gateway(t);
  const at = store(held);
  const made = await bridge(t, to.url, { fetch: at.fetch, ...options });
  made.socket().says(picture('M1', media, more));
  await to.until(() => to.taken.length === 1);
  return { ...made, at, to, data: to.taken[0].data };
}

test('a photo comes as an event and is given out when it is asked for, decrypted', async (t) => {
  const { media, bytes } = await encrypted(BILL, 'image', '/v/t62/abc?ccb=1');
  const { data, call, at } = await heard(t, { media, held: { '/v/t62/abc?ccb=1': bytes } });

  assert.deepEqual([data.kind, data.file.type, data.file.size], ['photo', 'image/jpeg', BILL.length]);
  assert.equal(JSON.stringify(data).includes('abc'), false, 'the gateway learns neither the path nor the key');
  const answer = await call({ type: 'media.get', id: data.file.id }, 'g1');

  assert.deepEqual([answer.status, answer.type, answer.bytes], [200, 'application/octet-stream', BILL]);
  assert.deepEqual(at.asked, ['https://mmg.whatsapp.net/v/t62/abc?ccb=1']);
});

test('what fetches a photo outlives a restart, and needs no connection', async (t) => {
  const { media, bytes } = await encrypted(BILL, 'image', '/v/abc');
  const path = folder(t);
  const first = await heard(t, { media, held: { '/v/abc': bytes }, path });
  await eventually(() => first.queue.size === 0);
  await first.stop();

  const again = await bridge(t, 'http://127.0.0.1:9', { path, open: false, fetch: store({ '/v/abc': bytes }).fetch });

  assert.deepEqual((await again.call({ type: 'media.get', id: first.data.file.id })).bytes, BILL);
});

test('a document is a file too, and an album is named', async (t) => {
  const to = await gateway(t);
  const { media, bytes } = await encrypted(BILL, 'document', '/v/doc');
  const { socket, call } = await bridge(t, to.url, { fetch: store({ '/v/doc': bytes }).fetch });
  const message = text('M1', '');
  message.message = {
    documentWithCaptionMessage: { message: { documentMessage: { ...media, mimetype: 'application/pdf; x=y', caption: 'bill' } } },
    messageContextInfo: { messageAssociation: { parentMessageKey: { id: 'ALBUM' } } },
  };

  socket().says(message);
  await to.until(() => to.taken.length === 1);

  const { data } = to.taken[0];
  assert.deepEqual([data.kind, data.text, data.album, data.file.type], ['document', 'bill', 'ALBUM', 'application/pdf']);
  assert.deepEqual((await call({ type: 'media.get', id: data.file.id })).bytes, BILL);
});

for (const directPath of ['@evil.example/x', '.evil.example/x', ':8080/x', 'https://evil.example/x', '//evil.example/x\\@y', undefined]) {
  test(`the path ${directPath} and an address that a message makes up lead nowhere but to WhatsApp`, async (t) => {
    const { media } = await encrypted(BILL, 'image', '/v/abc');
    const { data, at, call } = await heard(t, { media: { ...media, directPath, url: 'https://evil.example/x' }, held: {} });

    if (data.file) {
      assert.equal((await call({ type: 'media.get', id: data.file.id })).status, 410);
    }
    assert.deepEqual(at.asked.filter((address) => new URL(address).host !== 'mmg.whatsapp.net'), []);
  });
}

test('what is gone, redirected, refused, changed or short is 410', async (t) => {
  const { media, bytes } = await encrypted(BILL, 'image', '/v/abc');
  const { data, at, call } = await heard(t, { media, held: { '/v/abc': bytes } });
  const get = async () => (await call({ type: 'media.get', id: data.file.id })).status;
  const changed = Buffer.from(bytes);
  changed[0] ^= 1;

  for (const held of [404, 410, 403, { status: 302, location: 'https://evil.example/x' }, changed, bytes.subarray(0, 12), Buffer.alloc(0)]) {
    at.hold('/v/abc', held);
    assert.equal(await get(), 410, JSON.stringify(held));
  }
  assert.deepEqual([...new Set(at.asked)], ['https://mmg.whatsapp.net/v/abc'], 'no redirect was followed');
});

test('what its sender has encrypted wrongly is 410, and asked for no more', async (t) => {
  const { media, bytes } = await encrypted(Buffer.alloc(32), 'image', '/v/abc', false);
  const { data, call } = await heard(t, { media, held: { '/v/abc': bytes } });

  assert.equal((await call({ type: 'media.get', id: data.file.id })).status, 410);
});

test('a store that is busy, away or silent is asked again by whoever asked', async (t) => {
  const { media, bytes } = await encrypted(BILL, 'image', '/v/abc');
  const { data, at, call } = await heard(t, { media, held: { '/v/abc': bytes } });
  const get = async () => (await call({ type: 'media.get', id: data.file.id })).status;

  for (const [held, status] of [[500, 502], [429, 502], [new TypeError('fetch failed'), 502], [new DOMException('late', 'TimeoutError'), 504], [bytes, 200]]) {
    at.hold('/v/abc', held);
    assert.equal(await get(), status);
  }
});

test('what is too large is not fetched, or not to its end', async (t) => {
  const { media } = await encrypted(BILL, 'image', '/v/abc');
  const said = await heard(t, { media, held: {}, more: { fileLength: 20 * MIB + 1 } });
  assert.equal((await said.call({ type: 'media.get', id: said.data.file.id })).status, 413);
  assert.deepEqual(said.at.asked, []);

  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(MIB);
    }
  }
  const lied = await heard(t, { media, held: { '/v/abc': endless } });
  assert.equal((await lied.call({ type: 'media.get', id: lied.data.file.id })).status, 413);
  assert.ok(given < 25, `${given} MiB were taken`);
});

test('nobody gets a file that no message had, or without a signature', async (t) => {
  const { call, url } = await bridge(t, 'http://127.0.0.1:9');

  assert.equal((await call({ type: 'media.get', id: 'wa_none' })).status, 404);
  assert.equal((await call({ type: 'media.get', id: { a: 1 } }, 'other')).status, 404);
  assert.equal((await fetch(`${url}/v1/calls`, { method: 'POST', body: '{"type":"media.get","id":"wa_none"}' })).status, 401);
});

test('a changed caption and other kinds have no file', async (t) => {
  const to = await gateway(t);
  const { media } = await encrypted(BILL, 'image', '/v/abc');
  const { socket } = await bridge(t, to.url);
  const voice = text('M2', '');
  voice.message = { audioMessage: { ptt: true, ...media } };

  const edit = text('M3', '');
  edit.message = {
    protocolMessage: { type: proto.Message.ProtocolMessage.Type.MESSAGE_EDIT, key: { id: 'M1' }, editedMessage: picture('M1', media, { caption: 'new' }).message },
  };

  socket().says(voice);
  socket().says(edit);
  await to.until(() => to.taken.length === 2);

  assert.deepEqual(to.taken.map(({ data }) => [data.kind, data.edited, data.file]), [['voice', false, undefined], ['photo', true, undefined]]);
});
