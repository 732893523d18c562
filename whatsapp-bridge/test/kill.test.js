import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { text } from './support/fake-socket.js';
import { SECRET, folder, gateway } from './support/workshop.js';

const PROGRAM = fileURLToPath(new URL('./support/bridge-process.js', import.meta.url));

async function started(t, path, url) {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, TAR_DATA_DIR: path, TAR_GATEWAY_URL: url, TAR_WHATSAPP_BRIDGE_SECRET: SECRET, TAR_WHATSAPP_BRIDGE_PORT: '0' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  t.after(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  assert.ok((await next()).port > 0);
  return { child, next };
}

test('kill -9 loses no message that the bridge has, and the gateway can tell what it gets twice', async (t) => {
  const to = await gateway(t);
  const path = folder(t);
  to.status = 503;
  const { child, next } = await started(t, path, to.url);
  for (let number = 0; number < 20; number += 1) {
    child.stdin.write(`${JSON.stringify({ says: text(`M${number}`, `${number} sold`) })}\n`);
    assert.deepEqual(await next(), { kept: `M${number}` });
  }

  child.kill('SIGKILL');
  await once(child, 'exit');
  to.status = 200;
  const second = await started(t, path, to.url);
  second.child.stdin.write(`${JSON.stringify({ says: text('M3', '3 sold') })}\n`);
  await to.until(() => new Set(to.taken.map((event) => event.id)).size === 20);

  assert.deepEqual([...new Set(to.taken.map((event) => event.data.messageId))], Array.from({ length: 20 }, (_, number) => `M${number}`));
});
