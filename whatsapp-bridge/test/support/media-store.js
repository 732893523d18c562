import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { getMediaKeys } from 'baileys';

/** A file as WhatsApp's store has it, and what a message says of it. @param padding false: the file ends as no client would end it */
export async function encrypted(file, type, directPath, padding = true) {
  const mediaKey = randomBytes(32);
  const { iv, cipherKey, macKey } = await getMediaKeys(mediaKey, type);
  const cipher = createCipheriv('aes-256-cbc', cipherKey, iv).setAutoPadding(padding);
  const body = Buffer.concat([cipher.update(file), cipher.final()]);
  const mac = createHmac('sha256', macKey).update(iv).update(body).digest().subarray(0, 10);
  return { media: { mediaKey, directPath, url: `https://mmg.whatsapp.net${directPath}` }, bytes: Buffer.concat([body, mac]) };
}

/** WhatsApp's store without a network: path → bytes, a status, a redirect, chunks without end, or a failure. */
export function store(held = {}) {
  const files = new Map(Object.entries(held));
  const asked = [];
  return {
    asked,
    hold: (path, file) => files.set(path, file),
    async fetch(address, { redirect }) {
      asked.push(address);
      const { pathname, search } = new URL(address);
      const file = files.get(pathname + search) ?? 404;
      if (file instanceof Error) {
        throw file;
      }
      if (file.location && redirect !== 'manual') {
        return this.fetch(file.location, { redirect });
      }
      const status = typeof file === 'number' ? file : (file.status ?? 200);
      return { status, body: Readable.from(typeof file === 'function' ? file() : [Buffer.isBuffer(file) ? file : Buffer.alloc(0)]) };
    },
  };
}
