import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOORS, StandardWebhooks, derive, parseSecrets } from '../src/signature.js';

const BODY = Buffer.from('{"a":"é"}');
const NOW = 1_700_000_000_000;
const keys = parseSecrets('S', 'a-secret-of-16-bytes another-secret-of-16');
const webhooks = new StandardWebhooks(keys, () => NOW);

test('what is signed verifies, with each of the secrets', () => {
  const second = new StandardWebhooks([keys[1]], () => NOW).sign('id', BODY);

  assert.equal(webhooks.verify(webhooks.sign('id', BODY), BODY), true);
  assert.equal(webhooks.verify(second, BODY), true);
});

test('another body, id, secret or door is refused, and so is a signature that is missing', () => {
  const signed = webhooks.sign('id', BODY);
  const otherDoor = new StandardWebhooks(derive(keys, DOORS.toBridge), () => NOW);

  assert.equal(webhooks.verify(signed, Buffer.from('{}')), false);
  assert.equal(webhooks.verify({ ...signed, 'webhook-id': 'other' }, BODY), false);
  assert.equal(otherDoor.verify(signed, BODY), false);
  assert.equal(webhooks.verify({ ...signed, 'webhook-signature': undefined }, BODY), false);
  assert.equal(webhooks.verify({ ...signed, 'webhook-signature': 'v1,' }, BODY), false);
});

test('a timestamp more than five minutes off is refused, either way', () => {
  const signed = webhooks.sign('id', BODY);
  const at = (milliseconds) => new StandardWebhooks(keys, () => NOW + milliseconds).verify(signed, BODY);

  assert.deepEqual([at(-300_000), at(300_000), at(-301_000), at(301_000)], [true, true, false, false]);
});

test('a door has its own key, and whsec_ stands for the bytes that it encodes', () => {
  const [key] = derive(parseSecrets('S', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'), DOORS.toGateway);

  assert.equal(key.toString('hex'), '16f346bff3487ea518decd19bd7bfcb696d98465f4facf379d3ea7a94e3b8eca');
});

test('a secret that is missing, short or no base64 names its variable and not its value', () => {
  assert.throws(() => parseSecrets('TAR_X', ''), /TAR_X is not set/);
  assert.throws(() => parseSecrets('TAR_X', 'hunter2'), (failure) => /TAR_X is shorter/.test(failure.message) && !/hunter2/.test(failure.message));
  assert.throws(() => parseSecrets('TAR_X', 'whsec_*****'), /no base64/);
});
