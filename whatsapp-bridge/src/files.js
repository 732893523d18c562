import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

const TEMPORARY = '.tmp';

/** Makes the folder, readable by its owner alone, and removes what a killed process left half written. */
export function prepareFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  readdirSync(folder).filter((name) => name.endsWith(TEMPORARY)).forEach((name) => rmSync(`${folder}/${name}`));
}

/** Once it returns, the file holds the whole text, whatever happens to the machine; before, the old one. */
export function writeDurably(path, text) {
  const file = openSync(path + TEMPORARY, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(path + TEMPORARY, path);
  syncFolder(dirname(path));
}

/** The same for many files of one folder at once. */
export async function writeAllDurably(folder, files) {
  await Promise.all(files.map(([path, text]) => writeFile(path, text)));
  syncFolder(folder);
}

async function writeFile(path, text) {
  const file = await open(path + TEMPORARY, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path + TEMPORARY, path);
}

export function syncFolder(folder) {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
