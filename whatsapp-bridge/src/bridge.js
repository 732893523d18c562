import { join } from 'node:path';
import { Acks } from './acks.js';
import { openAuthState } from './auth-state.js';
import { Calls } from './calls.js';
import { Choices } from './choices.js';
import { Connection } from './connection.js';
import { DeliverEvents } from './deliver.js';
import { Groups } from './groups.js';
import { Heard } from './heard.js';
import { Media } from './media.js';
import { OperatorPage } from './operator-page.js';
import { People } from './people.js';
import { DurableQueue } from './queue.js';
import { eventId, readMessage } from './read-message.js';
import { SentMessages } from './sent.js';
import { makeServer } from './server.js';
import { Shelf } from './shelf.js';
import { StandardWebhooks } from './signature.js';

const MOST_WAITING = 10_000;
const RESUME_BELOW = 0.5;

/** The parts of the bridge, put together; `openSocket` and `fetch` are what tests replace. */
export function makeBridge(settings, { openSocket, log, onPairing, now = Date.now, wait = later, most = MOST_WAITING, fetch = globalThis.fetch, patience, pause }) {
  const shelf = (name, size) => new Shelf(join(settings.folder, name), size);
  const auth = openAuthState(join(settings.folder, 'identity'));
  const queue = new DurableQueue(join(settings.folder, 'queue'), most);
  const people = new People(shelf('people', 50_000), now);
  const choices = new Choices({ questions: shelf('questions', 5_000), newest: shelf('newest-questions', 5_000), now });
  const sent = new SentMessages(shelf('sent', 2_000), now);
  const heard = new Heard(shelf('heard', 2_000), now);
  const media = new Media({ shelf: shelf('media', 5_000), fetch, now });
  const groups = new Groups(people);
  const acks = new Acks();
  const connection = new Connection({
    openSocket: (state) => openSocket(state, { getMessage: async (key) => sent.messageOf(key.id), cachedGroupMetadata: async (id) => groups.cached(id) }),
    auth, pairNumber: settings.pairNumber, log, wait, now, onSocket: listen, onPairing,
  });
  const calls = new Calls({ connection, groups, choices, sends: shelf('sends', 10_000), sent, heard, media, acks, now, patience, pause });
  const deliver = new DeliverEvents({
    queue, gatewayUrl: settings.gatewayUrl, log, webhooks: new StandardWebhooks(settings.toGateway, now),
    pause: (milliseconds) => new Promise((resolve) => {
      const cancel = wait(milliseconds, resolve);
      stopping.signal.addEventListener('abort', () => { cancel(); resolve(); }, { once: true });
    }),
    onDrained: resume,
  });
  const stopping = new AbortController();
  const server = makeServer({
    calls, log, health, page: new OperatorPage(connection, queue, settings.operatorToken),
    webhooks: new StandardWebhooks(settings.toBridge, now),
  });

  function listen(socket, ifCurrent) {
    acks.listen(socket);
    const self = () => [socket.user?.id, socket.user?.lid];
    socket.ev.on('messages.upsert', ifCurrent(({ messages }) => messages.forEach((message) => hear(message, self()))));
    socket.ev.on('group-participants.update', ifCurrent((change) => groups.changed(change, self(), now())
      .forEach((event) => keep(() => ({ id: eventId(event, change.participants.length), ...event })))));
    socket.ev.on('groups.upsert', ifCurrent((added) => added.forEach((group) => groups.keep(group))));
    socket.ev.on('groups.update', ifCurrent((updates) => updates.forEach(({ id, subject }) => groups.forget(id, subject))));
    socket.ev.on('lid-mapping.update', ifCurrent(({ lid, pn }) => people.meet(lid, pn)));
    socket.ev.on('connection.update', ifCurrent((update) => (update.connection === 'open' ? learnGroups(socket) : undefined)));
  }

  /** What somebody's client made up must not take down the messages beside it. */
  function hear(message, self) {
    let event;
    try {
      event = readMessage(message, { people, self, isOurs: (id) => sent.has(id), titleOf: (id) => groups.titleOf(id) });
    } catch (failure) {
      log.error({ error: failure?.name }, 'a message could not be read and is left out: nobody sends such by hand');
      return;
    }
    if (event) {
      const { media: file, ...told } = event;
      keep(() => remember(message.key, told, file));
    }
  }

  /** What is needed to do with the event what comes later. */
  function remember(key, told, file) {
    if (file) {
      media.remember(told.id, file);
    }
    heard.keep(key, told.data);
    return choices.heard(told);
  }

  /** On the disk before anything else; a disk that takes nothing must not lose more: WhatsApp keeps what follows. */
  function keep(read) {
    try {
      queue.put(read());
    } catch (failure) {
      log.error({ code: failure.code }, 'a message could not be kept: free the disk, then restart the bridge');
      connection.close('disk_failed');
      return;
    }
    deliver.ring();
    if (queue.isFull) {
      log.error({ waiting: queue.size }, 'too many messages wait for the gateway: WhatsApp keeps the next ones');
      connection.close('queue_full');
    }
  }

  function resume() {
    if (connection.state === 'queue_full' && queue.size <= most * RESUME_BELOW) {
      connection.connect();
    }
  }

  async function learnGroups(socket) {
    groups.forgetAll();
    try {
      Object.values(await socket.groupFetchAllParticipating()).forEach((group) => groups.keep(group));
    } catch {
      log.warn('WhatsApp did not list the groups: each is asked about when it matters');
    }
  }

  function health() {
    return { status: connection.state === 'open' ? 'UP' : 'DOWN', state: connection.state, waiting: queue.size };
  }

  return {
    connection,
    queue,
    async start() {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(settings.port, settings.host, resolve);
      });
      deliver.start();
      connection.connect();
      return server.address().port;
    },
    async stop() {
      connection.close('stopped');
      stopping.abort();
      await deliver.stop();
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

function later(milliseconds, then) {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
