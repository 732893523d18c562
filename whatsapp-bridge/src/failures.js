const RESTART = 515;
/** The network's fault: tried for as long as it takes. */
const PASSING = new Set([undefined, 408, 428, 503]);
const MOST_AT_ONCE = 3;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 5 * 60_000;
/** One that opens and closes sooner is no success: else a loop of such would have no end. */
const STEADY = 60_000;
export const MOST_REFUSALS = 8;

/** Connections in a row that did not last: how long to wait before the next one, and when there is to be none. */
export class Failures {
  #now;
  #random;
  #openedAt;
  #inARow = 0;
  #refusals = 0;

  constructor(now, random) {
    this.#now = now;
    this.#random = random;
  }

  opened() {
    this.#openedAt = this.#now();
  }

  /** Whoever closed it. */
  closed() {
    if (this.#now() - (this.#openedAt ?? Infinity) >= STEADY) {
      this.#inARow = 0;
      this.#refusals = 0;
    }
    this.#openedAt = undefined;
  }

  /** Counts one that was closed with this code; what the network is to blame for is never too much. */
  areTooMany(code) {
    return !PASSING.has(code) && code !== RESTART && ++this.#refusals > MOST_REFUSALS;
  }

  /** In milliseconds. */
  pauseAfter(code) {
    this.#inARow += 1;
    if (code === RESTART && this.#inARow <= MOST_AT_ONCE) {
      return 0;
    }
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(this.#inARow - 1, 10)) * (1 + this.#random() / 4);
  }
}
