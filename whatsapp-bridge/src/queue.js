import { readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareFolder, syncFolder, writeDurably } from './files.js';

/** Events on their way to the gateway: a file each, in the order of arrival, until the gateway says that it has them. */
export class DurableQueue {
  #folder;
  #dead;
  #most;
  #names;
  #ids = new Set();
  #next;

  constructor(folder, most) {
    this.#folder = folder;
    this.#dead = join(folder, 'refused');
    this.#most = most;
    prepareFolder(folder);
    prepareFolder(this.#dead);
    this.#names = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
    this.#names.forEach((name) => this.#ids.add(this.#read(name).id));
    this.#next = Math.max(0, ...[...this.#names, ...readdirSync(this.#dead)].map((name) => Number.parseInt(name, 10) || 0)) + 1;
  }

  get size() {
    return this.#names.length;
  }

  get isFull() {
    return this.#names.length >= this.#most;
  }

  /** On the disk once this returns; an event that waits already is not added again. */
  put(event) {
    if (this.#ids.has(event.id)) {
      return;
    }
    const name = `${String(this.#next).padStart(15, '0')}.json`;
    writeDurably(join(this.#folder, name), JSON.stringify(event));
    this.#next += 1;
    this.#names.push(name);
    this.#ids.add(event.id);
  }

  /** The oldest event; undefined if there is none. */
  head() {
    return this.#names.length === 0 ? undefined : this.#read(this.#names[0]);
  }

  /** The gateway has the oldest event. */
  removeHead() {
    rmSync(join(this.#folder, this.#names[0]), { force: true });
    this.#forgetHead();
  }

  /** The gateway will never take the oldest event: it is kept aside for a person to look at. */
  refuseHead() {
    renameSync(join(this.#folder, this.#names[0]), join(this.#dead, this.#names[0]));
    syncFolder(this.#dead);
    this.#forgetHead();
  }

  #forgetHead() {
    this.#ids.delete(this.#idOfHead());
    this.#names.shift();
  }

  #idOfHead() {
    return this.#ids.values().next().value;
  }

  #read(name) {
    return JSON.parse(readFileSync(join(this.#folder, name), 'utf8'));
  }
}
