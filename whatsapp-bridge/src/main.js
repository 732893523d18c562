import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeWASocket } from 'baileys';
import pino from 'pino';
import { makeBridge } from './bridge.js';
import { readSettings } from './settings.js';
import { showOnTerminal } from './terminal.js';

const log = pino({ name: 'whatsapp-bridge', base: null });

try {
  await run(readSettings(process.env));
} catch (failure) {
  process.stderr.write(`whatsapp-bridge: ${failure.message}\n`);
  process.exitCode = 1;
}

async function run(settings) {
  if (process.argv.includes('--pair-again')) {
    rmSync(join(settings.folder, 'identity'), { recursive: true, force: true });
  }
  const bridge = makeBridge(settings, { log, onPairing, openSocket });
  const port = await bridge.start();
  log.info({ port }, 'listening');
  ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => bridge.stop()));
}

/** History stays on the phone: what was written before the bridge was there is nobody's command. */
function openSocket(auth, options) {
  return makeWASocket({
    ...options,
    auth,
    logger: pino({ level: 'silent' }),
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: () => false,
    generateHighQualityLinkPreview: false,
  });
}

function onPairing(pairing) {
  return showOnTerminal(pairing, (text) => process.stdout.write(text));
}
