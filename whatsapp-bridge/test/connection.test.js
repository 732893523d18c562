import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Connection } from '../src/connection.js';
import { FakeSocket } from './support/fake-socket.js';
import { silent } from './support/workshop.js';

function connection({ paired = true, pairNumber = '' } = {}) {
  const sockets = [];
  const waits = [];
  const pairings = [];
  let saved = 0;
  let now = 0;
  const made = new Connection({
    openSocket: () => { sockets.push(new FakeSocket()); return sockets.at(-1); },
    auth: { state: {}, isPaired: () => paired, saveCredentials: async () => { saved += 1; } },
    wait: (milliseconds, then) => { waits.push({ milliseconds, then }); return () => {}; },
    random: () => 0, now: () => now, log: silent, pairNumber, onSocket() {}, onPairing: (pairing) => pairings.push(pairing),
  });
  made.connect();
  return { made, sockets, waits, pairings, saved: () => saved, socket: () => sockets.at(-1), pass: (milliseconds) => { now += milliseconds; } };
}

for (const [code, state] of [[401, 'logged_out'], [403, 'forbidden'], [440, 'replaced']]) {
  test(`after ${code} nothing is opened again`, () => {
    const { made, sockets, waits, socket } = connection();
    socket().opened();

    socket().closed(code);

    assert.equal(made.state, state);
    assert.deepEqual([sockets.length, waits.length], [1, 0]);
  });
}

for (const code of [408, 428, 503, undefined]) {
  test(`after ${code} it is opened again, for as long as it takes, after pauses that grow and are bounded`, () => {
    const { made, waits, socket, sockets } = connection();

    for (let round = 0; round < 20; round += 1) {
      socket().closed(code);
      waits.at(-1).then();
    }

    assert.equal(sockets.length, 21);
    assert.deepEqual(waits.slice(0, 3).map((wait) => wait.milliseconds), [2_000, 4_000, 8_000]);
    assert.equal(waits.at(-1).milliseconds, 300_000);
    assert.equal(made.state, 'connecting');
  });
}

for (const code of [405, 411, 500]) {
  test(`after ${code} eight times in a row it gives up`, () => {
    const { made, waits, socket } = connection();

    for (let round = 0; round < 8; round += 1) {
      socket().closed(code);
      waits.at(-1).then();
    }
    socket().closed(code);

    assert.equal(made.state, 'given_up');
    assert.equal(waits.length, 8);
  });
}

test('515 opens it again at once, but not in a loop', () => {
  const { waits, socket } = connection();

  for (let round = 0; round < 4; round += 1) {
    socket().closed(515);
    waits.at(-1).then();
  }

  assert.deepEqual(waits.map((wait) => wait.milliseconds), [0, 0, 0, 16_000]);
});

test('a connection that stayed open for a minute begins the count anew', () => {
  const { waits, socket, pass } = connection();
  socket().closed(428);
  waits.at(-1).then();
  socket().opened();
  pass(60_000);

  socket().closed(428);

  assert.deepEqual(waits.map((wait) => wait.milliseconds), [2_000, 2_000]);
});

test('one that opens each time and closes soon is no loop without an end', () => {
  const { made, waits, socket, pass } = connection();

  for (let round = 0; round < 50 && made.state !== 'given_up'; round += 1) {
    socket().opened();
    pass(59_000);
    socket().closed(500);
    if (made.state === 'waiting') {
      waits.at(-1).then();
    }
  }

  assert.equal(made.state, 'given_up');
  assert.equal(waits.length, 8);
});

test('one that opens each time and is lost soon is opened again after pauses that grow', () => {
  const { made, waits, socket } = connection();

  for (let round = 0; round < 20; round += 1) {
    socket().opened();
    socket().closed(428);
    waits.at(-1).then();
  }

  assert.deepEqual(waits.slice(0, 3).map((wait) => wait.milliseconds), [2_000, 4_000, 8_000]);
  assert.equal(waits.at(-1).milliseconds, 300_000);
  assert.equal(made.state, 'connecting');
});

test('pauses have jitter, so that many bridges do not come back together', () => {
  const waits = [];
  const made = new Connection({
    openSocket: () => new FakeSocket(), auth: { state: {}, isPaired: () => true }, log: silent, random: () => 1,
    wait: (milliseconds) => { waits.push(milliseconds); return () => {}; },
    onSocket: (socket) => queueMicrotask(() => socket.closed(428)),
  });

  made.connect();

  return Promise.resolve().then(() => assert.deepEqual(waits, [2_500]));
});

test('a socket that was let go of changes nothing any more', () => {
  const { made, sockets, waits, socket } = connection();
  const old = socket();
  old.closed(428);
  waits[0].then();

  old.closed(401);
  old.opened();

  assert.equal(made.state, 'connecting');
  assert.equal(sockets.length, 2);
});

test('a number that is not paired shows its codes, and stops when nobody scans them', () => {
  const { made, pairings, waits, socket, sockets } = connection({ paired: false });

  for (let round = 1; round <= 5; round += 1) {
    socket().ev.emit('connection.update', { qr: `code ${round}` });
    socket().closed(408);
    if (round < 5) {
      waits.at(-1).then();
    }
  }

  assert.equal(pairings.length, 5);
  assert.equal(made.state, 'pairing_expired');
  made.resumePairing();
  assert.equal(sockets.length, 6);
});

test('a number that was given is paired by one code', async () => {
  const { made, pairings, socket } = connection({ paired: false, pairNumber: '919876543210' });

  socket().ev.emit('connection.update', { qr: 'first' });
  await Promise.resolve();
  socket().ev.emit('connection.update', { qr: 'second' });

  assert.deepEqual(pairings, [{ code: 'ABCD1234' }]);
  assert.equal(made.pairing.code, 'ABCD1234');
});

test('credentials are saved whenever they change', () => {
  const { socket, saved } = connection();

  socket().ev.emit('creds.update', {});
  socket().ev.emit('creds.update', {});

  assert.equal(saved(), 2);
});
