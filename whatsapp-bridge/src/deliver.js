const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
const TIMEOUT = 10_000;
/** What a repetition can't change. */
const REFUSED = new Set([400, 413, 415, 422]);

/** Carries the queue to the gateway, in order; an event leaves the queue only when the gateway has it, or refuses it. */
export class DeliverEvents {
  #queue;
  #url;
  #webhooks;
  #log;
  #pause;
  #running = false;
  #wake = () => {};

  /** @param pause (milliseconds, signal) => Promise: waits, or until it is woken */
  constructor({ queue, gatewayUrl, webhooks, log, pause, onDrained = () => {} }) {
    this.#queue = queue;
    this.#url = `${gatewayUrl}/webhooks/whatsapp-bridge`;
    this.#webhooks = webhooks;
    this.#log = log;
    this.#pause = pause;
    this.onDrained = onDrained;
  }

  start() {
    this.#running = true;
    this.#done = this.#run();
  }

  #done = Promise.resolve();

  async stop() {
    this.#running = false;
    this.ring();
    await this.#done;
  }

  /** There is something in the queue. */
  ring() {
    this.#wake();
  }

  async #run() {
    let failures = 0;
    while (this.#running) {
      const event = this.#queue.head();
      if (event === undefined) {
        await this.#idle();
      } else if (await this.#attempt(event)) {
        failures = 0;
        this.onDrained();
      } else {
        failures += 1;
        await this.#pause(backoff(failures));
      }
    }
  }

  async #idle() {
    const rung = new Promise((resolve) => {
      this.#wake = resolve;
    });
    if (this.#queue.size === 0 && this.#running) {
      await rung;
    }
    this.#wake = () => {};
  }

  /** @returns whether the event is done with */
  async #attempt(event) {
    const status = await this.#post(event);
    if (status >= 200 && status < 300) {
      this.#queue.removeHead();
      return true;
    }
    if (REFUSED.has(status)) {
      this.#log.error({ status, event: event.id }, 'the gateway refused an event: it is kept in queue/refused');
      this.#queue.refuseHead();
      return true;
    }
    this.#log.warn({ status, waiting: this.#queue.size }, explain(status));
    return false;
  }

  /** The status, or 0 if there is no answer. */
  async #post(event) {
    const body = Buffer.from(JSON.stringify(event), 'utf8');
    try {
      const answer = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...this.#webhooks.sign(event.id, body) },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }
}

function explain(status) {
  switch (status) {
    case 0: return 'the gateway does not answer: messages wait here (TAR_GATEWAY_URL says where it is)';
    case 401: return 'the gateway takes no signature of ours: TAR_WHATSAPP_BRIDGE_SECRET must be the same in both';
    case 404: return 'the gateway has the channel off: set TAR_WHATSAPP_BRIDGE_SECRET there';
    default: return 'the gateway could not take an event: it is sent again';
  }
}

function backoff(failures) {
  const whole = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));
  return whole * (1 + Math.random() / 4);
}
