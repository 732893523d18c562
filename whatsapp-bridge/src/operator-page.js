import { createHash, timingSafeEqual } from 'node:crypto';
import { toString } from 'qrcode';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'referrer-policy': 'no-referrer',
};

/** Where an operator pairs the number: whoever sees the code could link a number of their own, so it needs the token. */
export class OperatorPage {
  #connection;
  #queue;
  #token;

  constructor(connection, queue, token) {
    this.#connection = connection;
    this.#queue = queue;
    this.#token = token;
  }

  async respond(request, response) {
    if (!this.#token) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end('The operator page is off: set TAR_INTERNAL_TOKEN. The code is on the terminal too.\n');
    } else if (!this.#isOperator(request.headers.authorization)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="Tar WhatsApp bridge", charset="UTF-8"' })
        .end('The password is TAR_INTERNAL_TOKEN.\n');
    } else {
      this.#connection.resumePairing();
      response.writeHead(200, HEADERS).end(await this.#page());
    }
  }

  #isOperator(authorization) {
    const shown = Buffer.from(/^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? '', 'base64').toString('utf8');
    const hash = (text) => createHash('sha256').update(text).digest();
    return timingSafeEqual(hash(shown.slice(shown.indexOf(':') + 1)), hash(this.#token)) && shown.includes(':');
  }

  async #page() {
    const { state, pairing } = this.#connection;
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<title>Tar WhatsApp bridge</title><style>body{font:16px system-ui;margin:2rem;max-width:40rem}svg{width:20rem}</style>
<h1>WhatsApp: ${state}</h1><p>${this.#queue.size} messages wait for the gateway.</p>
${await codes(pairing)}</html>`;
  }
}

async function codes({ qr, code }) {
  if (code) {
    return `<p>On the phone: Linked devices, Link a device, Link with phone number instead. The code is</p><h2>${code}</h2>`;
  }
  return qr ? `<p>On the phone: Linked devices, Link a device.</p>${await toString(qr, { type: 'svg' })}` : '';
}
