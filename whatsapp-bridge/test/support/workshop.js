import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBridge } from '../../src/bridge.js';
import { readSettings } from '../../src/settings.js';
import { DOORS, StandardWebhooks, derive, parseSecrets } from '../../src/signature.js';
import { FakeSocket } from './fake-socket.js';

export const SECRET = 'a-secret-of-the-bridge';
export const silent = { info() {}, warn() {}, error() {} };
const keys = parseSecrets('SECRET', SECRET);
export const gatewaySide = new StandardWebhooks(derive(keys, DOORS.toGateway), Date.now);

export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'bridge-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A gateway that answers what `status` says and keeps what it took. */
export async function gateway(t) {
  const taken = [];
  const state = { status: 200, taken, calls: 0, waiting: [] };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    state.calls += 1;
    const genuine = gatewaySide.verify(request.headers, body);
    const status = genuine ? state.status : 401;
    if (status === 200) {
      taken.push(JSON.parse(body));
    }
    response.writeHead(status).end();
    state.waiting.splice(0).forEach((check) => check());
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  t.after(() => { server.closeAllConnections(); server.close(); });
  state.url = `http://127.0.0.1:${server.address().port}`;
  state.until = async (met) => {
    while (!met()) {
      await new Promise((resolve) => { state.waiting.push(resolve); });
    }
  };
  return state;
}

/** A bridge with fake sockets, pauses that pass at once, and an open connection unless `open` is false. */
export async function bridge(t, gatewayUrl, { path = folder(t), open = true, most, pair, now = Date.now, fetch: stored, patience } = {}) {
  const services = new StandardWebhooks(derive(keys, DOORS.toBridge), now);
  const sockets = [];
  const given = [];
  const pauses = [];
  const pairings = [];
  const settings = readSettings({
    TAR_WHATSAPP_BRIDGE_SECRET: SECRET, TAR_GATEWAY_URL: gatewayUrl, TAR_WHATSAPP_BRIDGE_PORT: '0', TAR_DATA_DIR: path,
    TAR_INTERNAL_TOKEN: 'operator-token', TAR_WHATSAPP_PAIR_NUMBER: pair,
  });
  const made = makeBridge(settings, {
    log: silent, most, now, fetch: stored, patience,
    onPairing: (pairing) => pairings.push(pairing),
    openSocket: (_, options) => { given.push(options); sockets.push(new FakeSocket()); return sockets.at(-1); },
    wait: (milliseconds, then) => { pauses.push(milliseconds); const timer = setImmediate(then); return () => clearImmediate(timer); },
  });
  const port = await made.start();
  let stopped = false;
  const stop = async () => { if (!stopped) { stopped = true; await made.stop(); } };
  t.after(stop);
  if (open) {
    sockets[0].opened();
  }
  const url = `http://127.0.0.1:${port}`;
  const call = async (body, id = 'call-1', headers = {}) => {
    const bytes = Buffer.from(JSON.stringify(body));
    const answer = await fetch(`${url}/v1/calls`, { method: 'POST', body: bytes, headers: { ...services.sign(id, bytes), ...headers } });
    const type = answer.headers.get('content-type');
    const given = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, type, headers: answer.headers, ...(type === 'application/octet-stream' ? { bytes: given } : { body: JSON.parse(given) }) };
  };
  return { ...made, stop, sockets, pauses, pairings, path, url, call, socket: () => sockets.at(-1), options: () => given.at(-1) };
}

/** Looks again whenever something has happened, until it is so. */
export async function eventually(met) {
  while (!met()) {
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}
