import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toString } from 'qrcode';
import { showOnTerminal } from '../src/terminal.js';

test('the QR to scan is drawn on the terminal, with what to do on the phone', async () => {
  const shown = await show({ qr: '2@pairing,one,two' });

  assert.ok(shown.startsWith(await toString('2@pairing,one,two', { type: 'terminal', small: true })));
  assert.match(shown, /Linked devices, Link a device\.\n$/);
});

test('with a number to pair by, the code to type stands on the terminal', async () => {
  assert.equal(await show({ qr: '2@pairing,one,two', code: 'ABCD-1234' }),
    'On the phone: Linked devices, Link with phone number instead. The code is ABCD-1234\n');
});

async function show(pairing) {
  const written = [];
  await showOnTerminal(pairing, (text) => written.push(text));
  return written.join('');
}
