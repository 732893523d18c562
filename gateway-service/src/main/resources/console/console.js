// The console: one page, no library. Whatever came from outside is put into the page as text, never as markup.
const KEY = "tar.key";
const ROOM = "tar.room";
const QUIET = 40_000; // The server says something every 15 s: silence for longer means that the line is dead.
const NOTE_SHOWN = 6_000;
const MOST_TRIES = 8;
const by = (id) => document.getElementById(id);
const state = { key: "", shop: "", rooms: [], room: null, messages: new Map(), pressed: new Map(), line: null };

class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function call(method, path, body, key) {
  const headers = { Authorization: `Bearer ${state.key}` };
  if (body) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, problem.detail || `Tar answered ${answer.status}.`);
}

/** The same request again under the same key until there is an answer: it is done once. */
async function surely(method, path, body) {
  const key = random();
  for (let tries = 0; ; tries++) {
    try {
      return await call(method, path, body, key);
    } catch (failure) {
      const passes = !(failure instanceof Refused) || failure.status === 503;
      if (!passes || tries === MOST_TRIES || !state.key) throw failure;
      setState("Tar does not answer; trying again…");
      await sleep(500 * 2 ** Math.min(tries, 4));
    }
  }
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
const shopPath = () => `/v1/tenants/${encodeURIComponent(state.shop)}/web-rooms`;
const roomPath = (id) => `${shopPath()}/${encodeURIComponent(id)}`;

// --- coming in

async function enter(key) {
  state.key = key;
  const shops = await call("GET", "/v1/tenants");
  if (shops.items.length !== 1 || shops.next) throw new Refused(0, "This is no key of one shop. Take one that /apikey made.");
  state.shop = shops.items[0].id;
  sessionStorage.setItem(KEY, key);
  by("shop-name").textContent = shops.items[0].name;
  by("door").hidden = true;
  by("shop").hidden = false;
  await loadRooms(sessionStorage.getItem(ROOM));
}

function leave(why) {
  state.line?.abort();
  sessionStorage.clear();
  Object.assign(state, { key: "", shop: "", rooms: [], room: null, line: null });
  state.messages.clear();
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
  const list = await call("GET", shopPath());
  state.rooms = list.items;
  by("new-room").hidden = !list.administers;
  drawRooms();
  const room = state.rooms.find((each) => each.id === wanted) || state.rooms[0];
  if (room) {
    open(room);
  } else {
    by("room-title").textContent = "";
    by("empty").textContent = list.administers ? "No room yet. Make one." : "This shop has no room in the browser yet.";
    by("empty").hidden = false;
    by("say").hidden = true;
  }
}

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
  state.line?.abort();
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
  let last = "";
  for (let pause = 500; state.room === room && state.key; pause = Math.min(pause * 2, 8_000)) {
    const line = (state.line = new AbortController());
    let timer = setTimeout(() => line.abort("quiet"), QUIET);
    try {
      const headers = { Authorization: `Bearer ${state.key}`, Accept: "text/event-stream" };
      if (last) headers["Last-Event-ID"] = last;
      const answer = await fetch(`${roomPath(room.id)}/events`, { headers, signal: line.signal, cache: "no-store" });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        throw new Refused(answer.status, problem.detail);
      }
      setState("");
      pause = 250;
      await read(answer.body, (event) => {
        clearTimeout(timer);
        timer = setTimeout(() => line.abort("quiet"), QUIET);
        if (!event.data || state.room !== room) return;
        last = event.id || last;
        show(JSON.parse(event.data));
      });
    } catch (failure) {
      if (state.room !== room || !state.key) return;
      if (failure instanceof Refused && failure.status === 401) return leave("This key is not good any more.");
      if (failure instanceof Refused && failure.status === 404) return loadRooms("").catch(() => leave(failure.message));
      setState(failure instanceof Refused ? failure.message : "Not connected; trying again…");
    } finally {
      clearTimeout(timer);
      line.abort();
    }
    await sleep(pause);
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
  if (message.kind === "said") following = true;
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
  if (message.kind === "said") item.classList.add("mine");
  const answered = message.replyTo && state.messages.get(message.replyTo);
  if (answered) item.append(element("div", "quote", answered.message.text));
  if (message.secret && !message.text) {
    item.append(element("div", "gone", "This was shown for ten minutes, and is forgotten."));
  } else {
    item.append(marked(message));
  }
  if (message.buttons) item.append(...message.buttons.map((row) => buttons(message, row)));
  return item;
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
  const age = Date.now() - Date.parse(message.at);
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
  try {
    const { id } = await surely("POST", `${roomPath(state.room.id)}/presses`, { message, button });
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
    if (Date.now() - Date.parse(message.at) < 20_000) state.pressed.set(message.replyTo, message.text);
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
  by("text").value = "";
  grow();
  try {
    await surely("POST", `${roomPath(room.id)}/messages`, { text });
    setState("");
  } catch (failure) {
    if (!by("text").value) by("text").value = text;
    grow();
    note(failure instanceof Refused ? failure.message : "It could not be sent. It stands below again.", true);
  }
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
  try {
    const role = by("role").value;
    const made = await call("POST", shopPath(), { title: by("title").value.trim(), ...(role && { role }) });
    by("room-dialog").close();
    await loadRooms(made.id);
  } catch (failure) {
    showError("room-error", failure instanceof Refused ? failure.message : "Tar does not answer.");
  }
});
by("key-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await tryKey(by("key").value.trim());
});

async function tryKey(key) {
  try {
    await enter(key);
  } catch (failure) {
    const why = failure.status === 401 ? "This key opens nothing: it is mistyped, or it was withdrawn." : failure.message;
    leave(failure instanceof Refused ? why : "Tar does not answer. Is it running?");
  }
}

const kept = sessionStorage.getItem(KEY);
if (kept) tryKey(kept);
else {
  by("door").hidden = false;
  by("key").focus();
}
