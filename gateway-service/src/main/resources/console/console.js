// The console: one page, no library. Whatever came from outside is put into the page as text, never as markup.
const KEY = "tar.key";
const ROOM = "tar.room";
const QUIET = 40_000; // The server says something every 15 s: silence for longer means that the line is dead.
const NOTE_SHOWN = 6_000;
const SECRETS_SHOWN = 600_000;
const MOST_TRIES = 8;
const PASSING = new Set([408, 425, 429, 502, 503, 504]);
const by = (id) => document.getElementById(id);
const state = {
  key: "", shop: "", you: "", rooms: [], room: null, messages: new Map(), pressed: new Map(), line: null, drafts: new Map(),
  visit: 0, // Grows when the key is left: what was begun under it ends.
  listening: 0, // Grows with each room that is opened: only the latest is listened to.
  skew: 0, // How far the server's clock is ahead of this one, in ms.
  unsent: 0,
};

class Refused extends Error {
  constructor(status, detail, after) {
    super(detail);
    this.status = status;
    this.after = after; // In seconds, when to come again.
  }
}

async function call(method, path, body, key) {
  const headers = { Authorization: `Bearer ${state.key}` };
  if (body) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: "no-store", signal: AbortSignal.timeout(10_000) });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, problem.detail || `Tar answered ${answer.status}.`, Number(answer.headers.get("Retry-After")) || 0);
}

/** The same request again under the same key until there is an answer: it is done once. */
async function surely(path, body, mostTries) {
  const key = random();
  const visit = state.visit;
  for (let tries = 1; ; tries++) {
    try {
      const answer = await call("POST", path, body, key);
      if (tries > 1) setState("");
      return answer;
    } catch (failure) {
      if (visit !== state.visit) throw failure;
      if (failure instanceof Refused && !PASSING.has(failure.status)) throw failure;
      if (tries === mostTries) throw new Error("Tar does not answer, so whether it was done is not known.");
      if (failure.status === 429) setState("That was fast; it goes on in a moment…");
      else setState(state.unsent > 1 ? `${state.unsent} not sent yet; trying again…` : "Tar does not answer; trying again…");
      await sleep(failure.after * 1000 || 500 * 2 ** Math.min(tries - 1, 4));
      if (visit !== state.visit) throw failure;
    }
  }
}

/** One after the other, in the order in which it was done here. */
let last = Promise.resolve();
function inTurn(work) {
  const visit = state.visit;
  state.unsent++;
  const done = last.then(() => {
    if (visit !== state.visit) throw new Error("The key was left before.");
    return work();
  }).finally(() => visit === state.visit && state.unsent--);
  last = done.catch(() => {});
  return done;
}
window.addEventListener("beforeunload", (event) => state.unsent && event.preventDefault());

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
const now = () => Date.now() + state.skew;
const shopPath = () => `/v1/tenants/${encodeURIComponent(state.shop)}/web-rooms`;
const roomPath = (id) => `${shopPath()}/${encodeURIComponent(id)}`;

// --- coming in

async function enter(key) {
  state.key = key;
  const shops = await call("GET", "/v1/tenants");
  if (shops.items.length !== 1 || shops.next) throw new Refused(0, "This is no key of one shop. Take one that /apikey made.");
  state.shop = shops.items[0].id;
  const list = await call("GET", shopPath());
  sessionStorage.setItem(KEY, key);
  by("shop-name").textContent = shops.items[0].name;
  by("door").hidden = true;
  by("shop").hidden = false;
  takeRooms(list, sessionStorage.getItem(ROOM));
}

function leave(why) {
  state.line?.abort();
  sessionStorage.clear();
  Object.assign(state, { key: "", shop: "", you: "", rooms: [], room: null, line: null, unsent: 0 });
  state.visit++;
  state.listening++;
  state.drafts.clear();
  state.messages.clear();
  setState("");
  by("text").value = "";
  by("messages").replaceChildren();
  by("shop").hidden = true;
  by("door").hidden = false;
  by("key").value = "";
  showError("door-error", why);
  by("key").focus();
}

function showError(id, text) {
  by(id).textContent = text || "";
  by(id).hidden = !text;
}

async function loadRooms(wanted) {
  const visit = state.visit;
  const list = await call("GET", shopPath());
  if (visit === state.visit) takeRooms(list, wanted);
}

/** Opens the one that is wanted, if it is there; the first if not. */
function takeRooms(list, wanted) {
  state.rooms = list.items;
  state.you = list.you;
  by("new-room").hidden = !list.administers;
  const room = state.rooms.find((each) => each.id === wanted) || state.rooms[0];
  if (room) {
    open(room);
  } else {
    state.room = null;
    state.listening++;
    state.line?.abort();
    by("room-title").textContent = "";
    by("messages").replaceChildren();
    by("empty").textContent = list.administers ? "No room yet. Make one." : "This shop has no room in the browser yet.";
    by("empty").hidden = false;
    by("say").hidden = true;
  }
  drawRooms();
}

/** Others make, bind and remove rooms, too. */
const reread = () => state.shop && loadRooms(state.room?.id).catch(() => {});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && reread());

function drawRooms() {
  by("rooms").replaceChildren(...state.rooms.map((room) => {
    const button = element("button", "", room.title);
    button.type = "button";
    const role = room.role ? `#${room.role}` : "for nothing yet";
    if (role !== room.title) button.append(element("span", "role", role));
    if (room.id === state.room?.id) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => open(room));
    const item = element("li");
    item.append(button);
    return item;
  }));
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// --- a room

function open(room) {
  if (room.id === state.room?.id) {
    state.room = room;
    by("room-title").textContent = room.title;
    by("empty").textContent = hint(room);
    return;
  }
  state.line?.abort();
  if (state.room) state.drafts.set(state.room.id, by("text").value);
  by("text").value = state.drafts.get(room.id) || "";
  grow();
  state.room = room;
  state.messages.clear();
  state.pressed.clear();
  sessionStorage.setItem(ROOM, room.id);
  by("messages").replaceChildren();
  following = true;
  by("typing").hidden = true;
  by("note").hidden = true;
  by("say").hidden = false;
  by("room-title").textContent = room.title;
  by("empty").textContent = hint(room);
  by("empty").hidden = false;
  drawRooms();
  document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  by("text").focus({ preventScroll: true });
  listen(room);
}

function hint(room) {
  const examples = {
    inventory: "Try: Add milk price 60 quantity 20. Then: Update milk stock to 0",
    orders: "Try: New order: 2 milk for Asha",
    finance: "Try: Sales today",
    marketing: "Try: Abandoned carts",
    general: "Try: Milk stock?",
  };
  return examples[room.role] || "This room is for nothing yet. An administrator says what it is for: /bind inventory";
}

/** Follows the room, and goes on from the last change seen whenever the line breaks. */
async function listen(room) {
  const mine = ++state.listening;
  const isOver = () => mine !== state.listening;
  let last = "";
  for (let pause = 500; !isOver(); pause = Math.min(pause * 2, 8_000)) {
    const line = (state.line = new AbortController());
    let timer = setTimeout(() => line.abort("quiet"), QUIET);
    try {
      const headers = { Authorization: `Bearer ${state.key}`, Accept: "text/event-stream" };
      if (last) headers["Last-Event-ID"] = last;
      const answer = await fetch(`${roomPath(room.id)}/events`, { headers, signal: line.signal, cache: "no-store" });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        throw new Refused(answer.status, problem.detail, Number(answer.headers.get("Retry-After")) || 0);
      }
      if (isOver()) return;
      state.skew = Date.parse(answer.headers.get("Date")) - Date.now() || 0;
      if (!state.unsent) setState("");
      pause = 500;
      await read(answer.body, (event) => {
        clearTimeout(timer);
        timer = setTimeout(() => line.abort("quiet"), QUIET);
        if (event.retry) pause = Number(event.retry) || pause;
        if (!event.data || isOver()) return;
        last = event.id || last;
        show(JSON.parse(event.data));
      });
    } catch (failure) {
      if (isOver()) return;
      if (failure instanceof Refused && failure.status === 401) return leave("This key is not good any more.");
      if (failure instanceof Refused && failure.status === 404) state.room = null;
      if (failure.after) pause = failure.after * 1000;
      setState(failure instanceof Refused ? failure.message : "Not connected; trying again…");
    } finally {
      clearTimeout(timer);
      line.abort();
    }
    await sleep(pause);
    if (!isOver() && !state.room && (await loadRooms("").then(() => true, () => false))) return;
  }
}

/** Server-sent events out of a stream; a comment is an event without data. */
async function read(body, take) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = {};
      for (const field of block.split("\n")) {
        const colon = field.indexOf(":");
        if (colon > 0) event[field.slice(0, colon)] = field.slice(colon + 1).replace(/^ /, "");
      }
      take(event);
    }
  }
}

function setState(text) {
  by("state").textContent = text;
}

// --- what stands in it

function show(message) {
  if (message.kind === "note") return answerPress(message);
  if (message.kind === "typing") return showTyping(message);
  by("empty").hidden = true;
  if (message.kind === "told") by("typing").hidden = true;
  const known = state.messages.get(message.id);
  // A button that is out of use while its press is answered has lost the focus.
  const hadFocus = known?.item.contains(document.activeElement)
    || (known?.item.dataset.pressed && document.activeElement === document.body);
  const item = draw(message);
  state.messages.set(message.id, { message, item });
  if (known) {
    known.item.replaceWith(item);
  } else {
    place(item, message.position);
  }
  if (hadFocus) (item.querySelector("button") || by("text")).focus({ preventScroll: true });
  if (isMine(message)) following = true;
  if (message.kind === "said" && message.text.startsWith("/")) state.commanded = true;
  if (message.kind === "told" && state.commanded) {
    state.commanded = false;
    reread();
  }
  follow();
}

/** The end stays in view, unless somebody has scrolled up to read. */
let following = true;
const follow = () => following && (by("scroll").scrollTop = by("scroll").scrollHeight);
by("scroll").addEventListener("scroll", () => (following = isAtEnd()));
new ResizeObserver(follow).observe(by("scroll"));

function place(item, position) {
  let after = by("messages").lastElementChild;
  while (after && Number(after.dataset.position) > position) after = after.previousElementSibling;
  if (after) after.after(item);
  else by("messages").prepend(item);
}

const isAtEnd = () => by("scroll").scrollHeight - by("scroll").scrollTop - by("scroll").clientHeight < 80;

const isMine = (message) => message.kind === "said" && message.from.id === state.you;

function draw(message) {
  const item = element("li", message.kind);
  item.dataset.position = message.position;
  const who = message.kind === "told" ? "Tar" : message.from.name;
  const at = new Date(message.at);
  const time = element("time", "", at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  time.dateTime = message.at;
  time.title = at.toLocaleString();
  const head = element("span", "who", `${who} · `);
  head.append(time, message.editedAt ? " · changed" : "");
  item.append(head);
  if (isMine(message)) item.classList.add("mine");
  const answered = message.replyTo && state.messages.get(message.replyTo);
  if (answered) item.append(element("div", "quote", answered.message.text));
  if (message.secret && !message.text) {
    item.append(element("div", "gone", "A key or a code: shown for ten minutes, to whoever asked for it only."));
  } else {
    if (message.secret) setTimeout(() => hide(message), SECRETS_SHOWN - (now() - Date.parse(message.at)));
    item.append(marked(message));
  }
  if (message.buttons) item.append(...message.buttons.map((row) => buttons(message, row)));
  return item;
}

/** A secret, whose time is over. */
function hide(message) {
  const known = state.messages.get(message.id);
  if (known?.message !== message) return;
  const item = draw({ ...message, text: "", buttons: undefined });
  known.item.replaceWith(item);
  state.messages.set(message.id, { message: { ...message, text: "" }, item });
}

function buttons(message, row) {
  const line = element("div", "buttons");
  line.setAttribute("role", "group");
  line.append(...row.map((each) => {
    const button = element("button", "", each.text);
    button.type = "button";
    button.addEventListener("click", () => press(message.id, each.id, line));
    return button;
  }));
  return line;
}

/** The text with its marks, which lie beside it as stretches that don't overlap. */
function marked(message) {
  const names = { bold: "strong", italic: "em", code: "code", pre: "pre", text_link: "a" };
  const text = element("div", "text");
  let at = 0;
  for (const mark of message.marks || []) {
    text.append(message.text.slice(at, mark.offset));
    const stretch = element(names[mark.type] || "span", "", message.text.slice(mark.offset, mark.offset + mark.length));
    if (mark.type === "text_link" && /^https?:\/\//i.test(mark.url || "")) {
      stretch.href = mark.url;
      stretch.rel = "noopener noreferrer nofollow";
      stretch.target = "_blank";
    }
    text.append(stretch);
    at = mark.offset + mark.length;
  }
  text.append(message.text.slice(at));
  return text;
}

let typingEnds;
function showTyping(message) {
  const age = now() - Date.parse(message.at);
  by("typing").hidden = age > 20_000;
  clearTimeout(typingEnds);
  typingEnds = setTimeout(() => (by("typing").hidden = true), 20_000);
  follow();
}

let noteEnds;
function note(text, isError) {
  clearTimeout(noteEnds);
  by("note").textContent = text;
  by("note").classList.toggle("error", Boolean(isError));
  by("note").hidden = !text;
  noteEnds = setTimeout(() => (by("note").hidden = true), NOTE_SHOWN);
}

// --- what is done in it

async function press(message, button, line) {
  const all = line.parentElement.querySelectorAll(".buttons button");
  line.parentElement.dataset.pressed = "yes";
  all.forEach((each) => (each.disabled = true));
  const again = () => all.forEach((each) => (each.disabled = false));
  const early = state.pressed;
  const path = `${roomPath(state.room.id)}/presses`;
  try {
    const { id } = await inTurn(() => surely(path, { message, button }, MOST_TRIES));
    const came = early.get(id);
    early.set(id, again);
    if (typeof came === "string") answerPress({ replyTo: id, text: came });
    else setTimeout(() => early.delete(id) && again(), 20_000);
  } catch (failure) {
    again();
    note(failure.message, true);
  }
}

/** The answer may come before the press is known to be one of ours. */
function answerPress(message) {
  const again = state.pressed.get(message.replyTo);
  if (typeof again !== "function") {
    if (now() - Date.parse(message.at) < 20_000) state.pressed.set(message.replyTo, message.text);
    return;
  }
  state.pressed.delete(message.replyTo);
  again();
  note(message.text);
}

async function say(event) {
  event.preventDefault();
  const text = by("text").value.trim();
  if (!text || !state.room) return;
  const room = state.room;
  const path = `${roomPath(room.id)}/messages`;
  const visit = state.visit;
  by("text").value = "";
  grow();
  try {
    await inTurn(() => surely(path, { text }, Infinity));
  } catch (failure) {
    if (visit !== state.visit) return;
    if (failure.status === 401) return leave("This key is not good any more.");
    giveBack(room, text);
    note(failure.message, true);
  }
}

/** What was refused stands where it was written, before what has been written since. */
function giveBack(room, text) {
  const whole = (since) => [text, since].filter(Boolean).join("\n");
  if (room.id === state.room?.id) by("text").value = whole(by("text").value);
  else state.drafts.set(room.id, whole(state.drafts.get(room.id)));
  grow();
}

function grow() {
  const text = by("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

by("say").addEventListener("submit", say);
by("text").addEventListener("input", grow);
by("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) say(event);
});
by("leave").addEventListener("click", () => leave(""));
by("new-room").addEventListener("click", () => {
  showError("room-error", "");
  by("room-form").reset();
  by("room-dialog").showModal();
});
by("room-cancel").addEventListener("click", () => by("room-dialog").close());
by("room-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const make = event.submitter;
  const role = by("role").value;
  make.disabled = true;
  showError("room-error", "");
  try {
    const made = await surely(shopPath(), { title: by("title").value.trim(), ...(role && { role }) }, 3);
    by("room-dialog").close();
    await loadRooms(made.id);
  } catch (failure) {
    reread();
    showError("room-error", failure.message);
  } finally {
    make.disabled = false;
  }
});
by("key-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await tryKey(by("key").value.trim());
});

/** Only a key that opens nothing is forgotten; as long as Tar does not answer, it is tried again. */
let attempt = 0;
async function tryKey(key) {
  const mine = ++attempt;
  for (let pause = 500; mine === attempt; pause = Math.min(pause * 2, 8_000)) {
    try {
      return await enter(key);
    } catch (failure) {
      if (mine !== attempt) return;
      if (failure.status === 401) return leave("This key opens nothing: it is mistyped, or it was withdrawn.");
      if (failure.status === 0) return leave(failure.message);
      by("door").hidden = false;
      showError("door-error", "Tar does not answer; trying again…");
    }
    await sleep(pause);
  }
}

const kept = sessionStorage.getItem(KEY);
if (kept) tryKey(kept);
else {
  by("door").hidden = false;
  by("key").focus();
}
