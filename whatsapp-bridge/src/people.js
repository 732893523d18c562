import { isLidUser, isPnUser, jidNormalizedUser } from 'baileys';

/**
 * Who is who. WhatsApp names a person by a phone number or by a LID, and may change from one to the other; a person
 * keeps the id under which the bridge saw them first, so that rights given to it stay theirs.
 */
export class People {
  #aliases;
  #now;

  /** @param aliases a shelf: every name that WhatsApp used for a person → {id, since, phone?, lid?} */
  constructor(aliases, now) {
    this.#aliases = aliases;
    this.#now = now;
  }

  /**
   * Notes that these names (undefined ones are left out) are one person: the one who was seen first, if two of them were
   * taken for two. A number that WhatsApp had named with another LID changed hands, which makes nobody somebody else.
   */
  meet(...names) {
    const jids = [...new Set(names.filter(Boolean).map(jidNormalizedUser).filter(Boolean))];
    if (jids.length === 0) {
      return { id: '', phone: undefined };
    }
    const lid = jids.find(isLidUser);
    const known = jids.map((jid) => this.#aliases.get(jid)).filter(Boolean);
    const one = known.filter((entry) => known.length === 1 || !entry.lid || !lid || entry.lid === lid)
      .sort((first, second) => (first.since ?? 0) - (second.since ?? 0));
    const phone = jids.find(isPnUser) ?? one.find((entry) => entry.phone)?.phone;
    const person = {
      id: one[0]?.id ?? phone ?? jids[0], since: one[0]?.since ?? this.#now(), phone, lid: lid ?? one.find((entry) => entry.lid)?.lid,
    };
    new Set([...jids, ...one.map((entry) => entry.id)]).forEach((jid) => this.#note(jid, person));
    return { id: person.id, phone: digits(phone) };
  }

  #note(jid, person) {
    const entry = this.#aliases.get(jid);
    if (entry?.id !== person.id || entry.phone !== person.phone || entry.lid !== person.lid) {
      this.#aliases.put(jid, person, this.#now());
    }
  }

  /** The id of whoever has one of these names. */
  idsOf(...names) {
    const jids = names.filter(Boolean).map(jidNormalizedUser).filter(Boolean);
    return new Set(jids.flatMap((jid) => [jid, this.#aliases.get(jid)?.id].filter(Boolean)));
  }

  /** The digits of a phone number for the digits of a LID, where both are known. */
  phoneOf(lidDigits) {
    return digits(this.#aliases.get(`${lidDigits}@lid`)?.phone);
  }
}

/** The part before the `@`: digits of a phone number or of a LID. */
export function digits(jid) {
  return jid === undefined || jid === null ? undefined : jid.split('@')[0].split(':')[0];
}

export function isPerson(jid) {
  return Boolean(isLidUser(jid) || isPnUser(jid));
}
