/**
 * The bridge as a process of its own with a fake socket, for tests that kill it or speak to it from another language.
 * A line `{"says": <message>}` on standard input is what WhatsApp delivers, with `"picture": <base64>` its picture;
 * `{"refuses": <code>}` is what its server says of the next message, and `{"drops": true}` that the connection ends before
 * the server says anything of it. What the server takes is a line of standard output, and so is the port.
 */
import { createInterface } from 'node:readline';
import pino from 'pino';
import { makeBridge } from '../../src/bridge.js';
import { readSettings } from '../../src/settings.js';
import { FakeSocket, SILENCE } from './fake-socket.js';
import { encrypted, store } from './media-store.js';

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const files = store();
const next = [];
let socket;

class TellingSocket extends FakeSocket {
  async sendMessage(chat, content, options) {
    this.verdict = next.shift() ?? null;
    const written = await super.sendMessage(chat, content, options);
    if (this.verdict === null) {
      tell({ sent: { chat, content, id: options.messageId, quoted: options.quoted?.key.id } });
    } else if (this.verdict === SILENCE) {
      setImmediate(() => this.closed(428));
    }
    return written;
  }
}

const bridge = makeBridge(readSettings(process.env), {
  log: pino({ level: 'warn' }, pino.destination(2)),
  fetch: files.fetch,
  pause: 2,
  openSocket: () => {
    const opened = new TellingSocket();
    socket = opened;
    setImmediate(() => opened.opened());
    return opened;
  },
});
tell({ port: await bridge.start() });
createInterface({ input: process.stdin }).on('line', async (line) => {
  const { says, picture, refuses, drops } = JSON.parse(line);
  if (refuses || drops) {
    next.push(refuses ?? SILENCE);
    tell({ decided: true });
    return;
  }
  if (picture) {
    const { media, bytes } = await encrypted(Buffer.from(picture, 'base64'), 'image', `/v/${says.key.id}`);
    files.hold(media.directPath, bytes);
    Object.assign(says.message.imageMessage, media);
  }
  socket.says(says);
  tell({ kept: says.key.id });
}).on('close', () => process.exit(0));
