/**
 * The bridge as a process of its own with a fake socket, for tests that kill it or speak to it from another language.
 * A line `{"says": <message>}` on standard input is what WhatsApp delivers, with `"picture": <base64>` its picture; what goes to
 * WhatsApp is a line of standard output, and so is the port.
 */
import { createInterface } from 'node:readline';
import pino from 'pino';
import { makeBridge } from '../../src/bridge.js';
import { readSettings } from '../../src/settings.js';
import { FakeSocket } from './fake-socket.js';
import { encrypted, store } from './media-store.js';

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const files = store();
let socket;

class TellingSocket extends FakeSocket {
  async sendMessage(chat, content, options) {
    tell({ sent: { chat, content, id: options.messageId, quoted: options.quoted?.key.id } });
    return super.sendMessage(chat, content, options);
  }
}

const bridge = makeBridge(readSettings(process.env), {
  log: pino({ level: 'warn' }, pino.destination(2)),
  fetch: files.fetch,
  openSocket: () => { socket = new TellingSocket(); return socket; },
});
tell({ port: await bridge.start() });
socket.opened();
createInterface({ input: process.stdin }).on('line', async (line) => {
  const { says, picture } = JSON.parse(line);
  if (picture) {
    const { media, bytes } = await encrypted(Buffer.from(picture, 'base64'), 'image', `/v/${says.key.id}`);
    files.hold(media.directPath, bytes);
    Object.assign(says.message.imageMessage, media);
  }
  socket.says(says);
  tell({ kept: says.key.id });
}).on('close', () => process.exit(0));
