import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ASHA, ASHA_LID, GROUP, US, text } from './support/fake-socket.js';
import { bridge, eventually, folder, gateway } from './support/workshop.js';

const SEND = { type: 'message.send', chat: GROUP, text: 'Milk is out of stock!' };
const ASK = { ...SEND, text: 'Remove milk?', buttons: [{ id: 'b1', text: 'Yes' }, { id: 'b2', text: 'No' }] };

test('who leaves or comes is told of with the title of the group', async (t) => {
  const to = await gateway(t);
  const { socket, options } = await bridge(t, to.url);
  let known;
  while (known === undefined) {
    known = await options().cachedGroupMetadata(GROUP);
  }
  const change = (action, participants) => socket().ev.emit('group-participants.update', { id: GROUP, author: ASHA_LID, action, participants });

  change('remove', [{ id: '777@lid' }]);
  change('promote', [{ id: US.lid.replace(':7', '') }]);
  change('remove', [{ id: US.lid.replace(':7', '') }]);
  await to.until(() => to.taken.length === 3);

  assert.deepEqual(to.taken.map(({ type, data }) => [type, data.title]), [['member_left', 'Shop'], ['bot_added', 'Shop'], ['bot_removed', 'Shop']]);
});

test('who was demoted while there was no connection does not administer after it, though WhatsApp lists no groups', async (t) => {
  const { call, sockets, socket, options } = await bridge(t, 'http://127.0.0.1:9');
  const ask = async () => (await call({ type: 'member.get', chat: GROUP, person: ASHA })).body;
  while (await options().cachedGroupMetadata(GROUP) === undefined) {
    // Until the groups are known.
  }
  assert.deepEqual(await ask(), { member: true, administrator: true });

  sockets[0].closed(428);
  await eventually(() => sockets.length === 2);
  socket().group = { ...socket().group, participants: [{ id: ASHA_LID, phoneNumber: ASHA, admin: null }] };
  socket().groupFetchAllParticipating = async () => { throw new Error('rate-overlimit'); };
  socket().opened();

  assert.deepEqual(await ask(), { member: true, administrator: false });
});

test('an event that was refused is kept, whatever is refused after a restart', async (t) => {
  const to = await gateway(t);
  const path = folder(t);
  to.status = 400;
  const first = await bridge(t, to.url, { path });
  first.socket().says(text('M1', 'first'));
  await eventually(() => first.queue.size === 0);
  await first.stop();
  const second = await bridge(t, to.url, { path });

  second.socket().says(text('M2', 'second'));
  await eventually(() => second.queue.size === 0);

  const refused = join(path, 'whatsapp-bridge', 'queue', 'refused');
  assert.deepEqual(readdirSync(refused).sort().map((name) => JSON.parse(readFileSync(join(refused, name), 'utf8')).data.text), ['first', 'second']);
});

test('a message that is told by LID and again by number acts once', async (t) => {
  const to = await gateway(t);
  const { socket } = await bridge(t, to.url);

  socket().says(text('M1', '3 sold'));
  socket().says(text('M1', '3 sold', { key: { participant: ASHA, participantAlt: ASHA_LID } }));
  socket().says(text('P1', '/help', { key: { remoteJid: ASHA_LID, remoteJidAlt: ASHA, participant: undefined, participantAlt: undefined } }));
  socket().says(text('P1', '/help', { key: { remoteJid: ASHA, remoteJidAlt: ASHA_LID, participant: undefined, participantAlt: undefined } }));
  socket().says(text('M2', 'end'));
  await to.until(() => to.taken.some((event) => event.data.text === 'end'));

  assert.equal(new Set(to.taken.map((event) => event.id)).size, 3);
});

test('a number answers the question though something was told after it that nobody had asked for', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  await call(ASK, 'question');
  await call({ ...SEND, unasked: true }, 'alert');

  socket().says(text('M1', '1'));
  await to.until(() => to.taken.length === 1);

  assert.deepEqual([to.taken[0].type, to.taken[0].data.button], ['press', 'b1']);
});

test('a number answers the newer of two questions', async (t) => {
  const to = await gateway(t);
  const { call, socket } = await bridge(t, to.url);
  await call(ASK, 'old');
  await call({ ...ASK, buttons: [{ id: 'g1', text: 'Yes' }] }, 'new');

  socket().says(text('M1', '1'));
  await to.until(() => to.taken.length === 1);

  assert.equal(to.taken[0].data.button, 'g1');
});
