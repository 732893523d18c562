import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BufferJSON, initAuthCreds, proto } from 'baileys';
import { prepareFolder, syncFolder, writeAllDurably } from './files.js';

/**
 * The identity of the linked number: credentials and keys, a file each, replaced as a whole and on the disk before
 * Baileys goes on. A key that is lost makes messages unreadable, so nothing here is kept in memory alone.
 */
export function openAuthState(folder) {
  prepareFolder(folder);
  const credentials = join(folder, 'credentials.json');
  const creds = read(credentials) ?? initAuthCreds();
  const inTurn = queueOfWork();
  return {
    state: {
      creds,
      keys: {
        get: (type, ids) => inTurn(() => Object.fromEntries(ids.map((id) => [id, revive(type, read(path(folder, type, id)))]))),
        set: (data) => inTurn(() => store(folder, data)),
      },
    },
    saveCredentials: () => inTurn(() => writeAllDurably(folder, [[credentials, text(creds)]])),
    isPaired: () => Boolean(creds.me && creds.account),
  };
}

async function store(folder, data) {
  const entries = Object.entries(data).flatMap(([type, values]) => Object.entries(values)
    .map(([id, value]) => [path(folder, type, id), value]));
  await writeAllDurably(folder, entries.filter(([, value]) => value).map(([file, value]) => [file, text(value)]));
  const gone = entries.filter(([, value]) => !value);
  await Promise.all(gone.map(([file]) => rm(file, { force: true })));
  if (gone.length > 0) {
    syncFolder(folder);
  }
}

/** The id is hashed: it may hold any character, and file systems that fold case would mix two up. */
function path(folder, type, id) {
  const name = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return join(folder, `${type}-${name}.json`);
}

function revive(type, value) {
  return type === 'app-state-sync-key' && value ? proto.Message.AppStateSyncKeyData.fromObject(value) : value;
}

/** Null if there is none; a file that is there and can't be read stops the start rather than lose the identity. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'), BufferJSON.reviver);
  } catch (failure) {
    if (failure.code === 'ENOENT') {
      return null;
    }
    throw new Error(`${file} can't be read: restore it from a backup, or remove the folder and pair again`, { cause: failure });
  }
}

function text(value) {
  return JSON.stringify(value, BufferJSON.replacer);
}

/** Runs one piece of work after the other; one that fails fails for its caller alone. */
function queueOfWork() {
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
