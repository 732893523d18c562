import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 5 * 60;
const SHORTEST = 16;

/** What the bridge signs and the gateway verifies; what the services sign and the bridge verifies. */
export const DOORS = { toGateway: 'whatsapp-bridge:in', toBridge: 'whatsapp-bridge:out' };

/**
 * The secrets of one variable, space-separated: all verify, the first signs. `whsec_<base64>` stands for the bytes that
 * it encodes, anything else for its own UTF-8 bytes.
 * @returns {Buffer[]}
 * @throws {Error} a sentence that names the variable, never the value
 */
export function parseSecrets(variable, value) {
  const keys = (value ?? '').split(/\s+/).filter(Boolean).map((part) => decode(variable, part));
  if (keys.length === 0) {
    throw new Error(`${variable} is not set: give it a random secret of at least 16 bytes (./tarctl secrets makes one)`);
  }
  return keys;
}

function decode(variable, part) {
  const encoded = part.startsWith('whsec_') ? part.slice('whsec_'.length) : null;
  if (encoded !== null && !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) {
    throw new Error(`${variable} begins with whsec_ but is no base64 after it`);
  }
  const key = encoded === null ? Buffer.from(part, 'utf8') : Buffer.from(encoded, 'base64');
  if (key.length < SHORTEST) {
    throw new Error(`${variable} is shorter than 16 bytes: make a longer one (./tarctl secrets makes one)`);
  }
  return key;
}

/** Keys for one door only, so that what was signed for one opens no other. */
export function derive(keys, purpose) {
  return keys.map((key) => createHmac('sha256', key).update(purpose, 'utf8').digest());
}

/** Signs and verifies as the Standard Webhooks specification says. */
export class StandardWebhooks {
  #keys;
  #now;

  constructor(keys, now) {
    this.#keys = keys;
    this.#now = now;
  }

  /** The three headers for a body that is about to be sent. */
  sign(id, body) {
    const timestamp = String(Math.floor(this.#now() / 1000));
    return {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${digest(this.#keys[0], id, timestamp, body).toString('base64')}`,
    };
  }

  /** Whether the body came from someone who has one of the secrets, and lately. */
  verify(headers, body) {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
    if (!id || !signature || !this.isRecent(timestamp)) {
      return false;
    }
    const shown = signature.split(' ').filter((part) => part.startsWith('v1,'))
      .map((part) => Buffer.from(part.slice('v1,'.length), 'base64'));
    return this.#keys.map((key) => digest(key, id, timestamp, body))
      .map((expected) => shown.map((candidate) => candidate.length === expected.length
        && timingSafeEqual(candidate, expected)).includes(true))
      .includes(true);
  }

  isRecent(timestamp) {
    return /^\d{1,12}$/.test(timestamp ?? '') && Math.abs(this.#now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  }
}

function digest(key, id, timestamp, body) {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`, 'utf8').update(body).digest();
}
