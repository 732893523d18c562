import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareFolder, writeDurably } from './files.js';

/** A small durable map: one file an entry; past its size the oldest entries are forgotten. */
export class Shelf {
  #folder;
  #most;
  #entries = new Map();

  constructor(folder, most) {
    this.#folder = folder;
    this.#most = most;
    prepareFolder(folder);
    readdirSync(folder).filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
      .sort((one, other) => one.at - other.at)
      .forEach((entry) => this.#entries.set(entry.key, entry));
  }

  get(key) {
    return this.#entries.get(key)?.value;
  }

  has(key) {
    return this.#entries.has(key);
  }

  get size() {
    return this.#entries.size;
  }

  /** @param at the time, for the order in which entries are forgotten */
  put(key, value, at) {
    const entry = { key, at, value };
    writeDurably(this.#fileOf(key), JSON.stringify(entry));
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    while (this.#entries.size > this.#most) {
      this.remove(this.#entries.keys().next().value);
    }
  }

  remove(key) {
    if (this.#entries.delete(key)) {
      rmSync(this.#fileOf(key), { force: true });
    }
  }

  #fileOf(key) {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  }
}
