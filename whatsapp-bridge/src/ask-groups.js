import { isJidGroup } from 'baileys';
import { require, requireChat } from './call-body.js';
import { isPerson } from './people.js';

/** Says what a chat is, and how somebody stands in it. */
export class AskGroups {
  #line;
  #groups;

  constructor(line, groups) {
    this.#line = line;
    this.#groups = groups;
  }

  async chat({ chat }) {
    requireChat(chat);
    if (!isJidGroup(chat)) {
      return { title: '', kind: 'private', member: true, administrator: false };
    }
    const { metadata, self } = await this.#group(chat);
    return { title: metadata.subject, kind: 'group', ...this.#groups.memberOf(metadata, ...self) };
  }

  async member({ chat, person }) {
    requireChat(chat);
    require(isPerson(person), 'person must be an id that the bridge gave');
    if (!isJidGroup(chat)) {
      return { member: true, administrator: false };
    }
    const { metadata } = await this.#group(chat);
    return this.#groups.memberOf(metadata, person);
  }

  async #group(chat) {
    const { socket } = this.#line;
    const metadata = await this.#line.timed(this.#groups.ask(socket, chat));
    return { metadata, self: [socket.user?.id, socket.user?.lid] };
  }
}
