/**
 * The bridge as a process of its own with a fake socket, for tests that kill it or speak to it from another language.
 * A line `{"says": <message>}` on standard input is what WhatsApp delivers; what goes to WhatsApp is a line of standard
 * output, and so is the port.
 */
import { createInterface } from 'node:readline';
import pino from 'pino';
import { makeBridge } from '../../src/bridge.js';
import { readSettings } from '../../src/settings.js';
import { FakeSocket } from './fake-socket.js';

const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let socket;

class TellingSocket extends FakeSocket {
  async sendMessage(chat, content, options) {
    tell({ sent: { chat, content, id: options.messageId, quoted: options.quoted?.key.id } });
    return super.sendMessage(chat, content, options);
  }
}

const bridge = makeBridge(readSettings(process.env), {
  log: pino({ level: 'warn' }, pino.destination(2)),
  openSocket: () => { socket = new TellingSocket(); return socket; },
});
tell({ port: await bridge.start() });
socket.opened();
createInterface({ input: process.stdin }).on('line', (line) => {
  const { says } = JSON.parse(line);
  socket.says(says);
  tell({ kept: says.key.id });
}).on('close', () => process.exit(0));
