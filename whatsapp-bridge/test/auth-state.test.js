import assert from 'node:assert/strict';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openAuthState } from '../src/auth-state.js';
import { folder } from './support/workshop.js';

test('what was saved is there after a restart, bytes and all', async (t) => {
  const path = folder(t);
  const first = openAuthState(path);
  first.state.creds.me = { id: 'x' };
  await first.saveCredentials();
  await first.state.keys.set({ session: { 'a/b:1': Uint8Array.of(1, 2), 'A/b:1': Buffer.from([3]) } });

  const second = openAuthState(path);

  const found = await second.state.keys.get('session', ['a/b:1', 'A/b:1', 'none']);
  assert.deepEqual([Buffer.from(found['a/b:1']), Buffer.from(found['A/b:1']), found.none], [Buffer.from([1, 2]), Buffer.from([3]), null]);
  assert.deepEqual(second.state.creds.noiseKey, first.state.creds.noiseKey);
  assert.equal(second.state.creds.me.id, 'x');
});

test('a key that is set to nothing is gone', async (t) => {
  const auth = openAuthState(folder(t));
  await auth.state.keys.set({ 'pre-key': { 1: { a: 1 } } });

  await auth.state.keys.set({ 'pre-key': { 1: null } });

  assert.equal((await auth.state.keys.get('pre-key', ['1']))['1'], null);
});

test('a write that was cut off leaves the value before it', async (t) => {
  const path = folder(t);
  const auth = openAuthState(path);
  await auth.state.keys.set({ session: { a: 'whole' } });
  const [file] = readdirSync(path);
  writeFileSync(join(path, `${file}.tmp`), '{"half');

  const again = openAuthState(path);

  assert.equal((await again.state.keys.get('session', ['a'])).a, 'whole');
  assert.deepEqual(readdirSync(path), [file]);
});

test('an identity that is damaged stops the start instead of making a new one', (t) => {
  const path = folder(t);
  writeFileSync(join(path, 'credentials.json'), 'no json');

  assert.throws(() => openAuthState(path), /can't be read: restore it/);
});

test('keys are readable by their owner alone', async (t) => {
  const path = folder(t);
  const auth = openAuthState(path);
  await auth.saveCredentials();

  assert.equal(statSync(join(path, 'credentials.json')).mode & 0o077, 0);
});
