import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { getMediaKeys } from 'baileys';
import { CallFailed } from './call-failed.js';

/** Where WhatsApp keeps what people send. A message names a path there, and also an address, which anybody may make up. */
const HOST = 'https://mmg.whatsapp.net';
const MOST_BYTES = 20 * 1024 * 1024;
const BLOCK = 16;
const MAC_BYTES = 10;
const TIMEOUT = 15_000;
const TYPES = { imageMessage: 'image', documentMessage: 'document' };

/** What it takes to fetch the picture or the document of a message, without its bytes; undefined if it has none. */
export function mediaOf(content) {
  const name = Object.keys(TYPES).find((type) => content?.[type]);
  const { directPath, mediaKey, mimetype, fileLength } = content?.[name] ?? {};
  if (!mediaKey?.length || addressOf(directPath) === undefined) {
    return undefined;
  }
  return {
    type: TYPES[name],
    directPath,
    mediaKey: Buffer.from(mediaKey).toString('base64'),
    mimetype: (mimetype ?? '').split(';')[0].trim().toLowerCase(),
    size: Number(fileLength ?? 0),
  };
}

/** What the gateway is told of it. */
export function fileOf(id, { mimetype, size }) {
  return { id, ...(mimetype && { type: mimetype }), ...(Number.isSafeInteger(size) && size > 0 && { size }) };
}

/** Fetches what people sent: from WhatsApp's own store and from nowhere else, whole and unchanged, or not at all. */
export class Media {
  #shelf;
  #fetch;
  #now;
  #timeout;

  /** @param shelf id of the event → what {@link mediaOf} gave */
  constructor({ shelf, fetch, now, timeout = TIMEOUT }) {
    this.#shelf = shelf;
    this.#fetch = fetch;
    this.#now = now;
    this.#timeout = timeout;
  }

  remember(id, media) {
    this.#shelf.put(id, media, this.#now());
  }

  /** The file's bytes. */
  async get(id) {
    const media = typeof id === 'string' ? this.#shelf.get(id) : undefined;
    if (media === undefined) {
      throw new CallFailed(404, 'not-found', 'the bridge knows no such file, or not any more');
    }
    if (media.size > MOST_BYTES) {
      throw tooLarge();
    }
    return decrypted(await this.#download(addressOf(media.directPath)), media);
  }

  async #download(address) {
    try {
      const answer = await this.#fetch(address, {
        redirect: 'manual', headers: { origin: 'https://web.whatsapp.com' }, signal: AbortSignal.timeout(this.#timeout),
      });
      if (answer.status === 429 || answer.status >= 500) {
        throw new CallFailed(502, 'failed', `WhatsApp's store answered ${answer.status}: try again`);
      }
      if (answer.status !== 200) {
        throw gone();
      }
      return await read(answer.body);
    } catch (failure) {
      if (failure instanceof CallFailed) {
        throw failure;
      }
      throw failure?.name === 'TimeoutError'
        ? new CallFailed(504, 'no-answer', "WhatsApp's store did not give the file in time")
        : new CallFailed(502, 'failed', "WhatsApp's store did not answer: try again");
    }
  }
}

async function read(body) {
  const chunks = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES + BLOCK + MAC_BYTES) {
      throw tooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** AES-256-CBC, then the first ten bytes of an HMAC-SHA256 over the vector and all of it. */
async function decrypted(bytes, { mediaKey, type }) {
  const { iv, cipherKey, macKey } = await getMediaKeys(Buffer.from(mediaKey, 'base64'), type);
  const encrypted = bytes.subarray(0, -MAC_BYTES);
  const mac = createHmac('sha256', macKey).update(iv).update(encrypted).digest().subarray(0, MAC_BYTES);
  const shown = bytes.subarray(-MAC_BYTES);
  if (encrypted.length === 0 || encrypted.length % BLOCK !== 0 || !timingSafeEqual(mac, shown)) {
    throw gone();
  }
  const file = opened(createDecipheriv('aes-256-cbc', cipherKey, iv), encrypted);
  if (file.length > MOST_BYTES) {
    throw tooLarge();
  }
  return file;
}

/** Whoever sent it has the key of the MAC, too, and may have encrypted anything. */
function opened(cipher, encrypted) {
  try {
    return Buffer.concat([cipher.update(encrypted), cipher.final()]);
  } catch {
    throw gone();
  }
}

/** Undefined for a path that leads elsewhere. */
function addressOf(directPath) {
  if (typeof directPath !== 'string' || !directPath.startsWith('/') || !URL.canParse(HOST + directPath)) {
    return undefined;
  }
  const address = new URL(HOST + directPath);
  return address.origin === HOST && address.username === '' ? address.href : undefined;
}

function tooLarge() {
  return new CallFailed(413, 'too-large', 'a file has at most 20 MiB');
}

function gone() {
  return new CallFailed(410, 'gone', 'WhatsApp does not have the file any more, or gave another one');
}
