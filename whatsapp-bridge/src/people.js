import { isLidUser, isPnUser, jidNormalizedUser } from 'baileys';

/**
 * Who is who. WhatsApp names a person by a phone number or by a LID, and may change from one to the other; a person
 * keeps the id under which the bridge saw them first, so that rights given to it stay theirs.
 */
export class People {
  #aliases;
  #now;

  /** @param aliases a shelf: every name that WhatsApp used for a person → {id, phone?} */
  constructor(aliases, now) {
    this.#aliases = aliases;
    this.#now = now;
  }

  /** Notes that these names (undefined ones are left out) are one person. */
  meet(...names) {
    const jids = [...new Set(names.filter(Boolean).map(jidNormalizedUser).filter(Boolean))];
    const known = jids.map((jid) => this.#aliases.get(jid)).find(Boolean);
    const phone = jids.find(isPnUser) ?? known?.phone;
    const id = known?.id ?? phone ?? jids[0];
    jids.filter((jid) => !this.#isCurrent(jid, phone))
      .forEach((jid) => this.#aliases.put(jid, { id: this.#aliases.get(jid)?.id ?? id, phone }, this.#now()));
    return { id: jids.length === 0 ? '' : this.#aliases.get(jids[0])?.id ?? id, phone: digits(phone) };
  }

  #isCurrent(jid, phone) {
    const entry = this.#aliases.get(jid);
    return entry !== undefined && entry.phone === phone;
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
