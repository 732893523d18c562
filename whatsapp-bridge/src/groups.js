import { jidNormalizedUser } from 'baileys';

/** What is known of groups: kept while the connection lives, told anew by WhatsApp when something changes. */
export class Groups {
  #known = new Map();
  #titles = new Map();
  #people;

  constructor(people) {
    this.#people = people;
  }

  titleOf(group) {
    return this.#titles.get(group) ?? '';
  }

  cached(group) {
    return this.#known.get(group);
  }

  keep(metadata) {
    this.#known.set(metadata.id, metadata);
    this.#titles.set(metadata.id, metadata.subject);
    metadata.participants.forEach((member) => this.#people.meet(member.id, member.lid, member.phoneNumber));
  }

  /** A title or a membership changed: the group is asked about anew when it matters. */
  forget(group, title = this.titleOf(group)) {
    this.#known.delete(group);
    this.#titles.set(group, title);
  }

  /** Nobody told what changed while there was no connection; what a group was called is good enough until it is known. */
  forgetAll() {
    this.#known.clear();
  }

  /** @throws what Baileys throws if WhatsApp does not tell */
  async ask(socket, group) {
    if (!this.#known.has(group)) {
      this.keep(await socket.groupMetadata(group));
    }
    return this.#known.get(group);
  }

  /** The standing of a person, by any of their names. */
  memberOf(metadata, ...names) {
    const wanted = this.#people.idsOf(...names);
    const found = metadata.participants.find((member) => [...this.#people.idsOf(member.id, member.lid, member.phoneNumber)]
      .some((id) => wanted.has(id)));
    return { member: found !== undefined, administrator: Boolean(found?.admin) };
  }

  /** Someone came to a group or left it: the events that follow. */
  changed({ id: group, action, author, authorPn, participants }, self, at) {
    this.forget(group);
    const by = this.#people.meet(author, authorPn);
    const ours = this.#people.idsOf(...self);
    const names = participants.map((one) => (typeof one === 'string' ? [one] : [one.id, one.lid, one.phoneNumber]));
    return names.map((aliases) => ({
      person: this.#people.meet(...aliases),
      isUs: [...this.#people.idsOf(...aliases)].some((id) => ours.has(id)),
    })).map(({ person, isUs }) => ({
      type: typeOf(action, isUs),
      data: {
        chat: jidNormalizedUser(group), chatKind: 'group', title: this.titleOf(group), by, member: person,
        administrator: action === 'promote', writtenAt: new Date(at).toISOString(),
      },
    })).filter((event) => event.type !== null);
  }
}

function typeOf(action, isUs) {
  switch (action) {
    case 'add': return isUs ? 'bot_added' : null;
    case 'promote':
    case 'demote': return isUs ? 'bot_added' : null;
    case 'remove': return isUs ? 'bot_removed' : 'member_left';
    default: return null;
  }
}
