import { isJidGroup } from 'baileys';
import { NoWord, RefusedByServer } from './acks.js';

/** What WhatsApp answers when no repetition helps: not in the group, no such group, only administrators write here. */
const REFUSALS = new Set([401, 403, 404, 406]);
/** Between WhatsApp and us: nothing that a message could be blamed for. */
const BROKEN = new Set([408, 428, 503, 515]);
const TOO_MANY = 429;
/** What WhatsApp refuses of a number that it has restricted: first of all to begin chats with people. */
const RESTRICTED = 463;
const RESTRICTED_SECONDS = 600;
/** WhatsApp names none. */
export const PAUSE_SECONDS = 60;

/** A refusal of a call: its status, a sentence for whoever called, and perhaps the seconds to wait. */
export class CallFailed extends Error {
  constructor(status, type, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }
}

/**
 * What is answered for a failure of WhatsApp, of Baileys or of the connection between them.
 * @param pause the seconds to wait when it is too much
 */
export function judged(failure, connection, pause) {
  if (failure instanceof CallFailed) {
    return failure;
  }
  if (failure instanceof NoWord) {
    return noAnswer('the connection to WhatsApp ended before it said whether it has the message');
  }
  const code = codeOf(failure);
  return failure instanceof RefusedByServer ? refusal(code, pause) : trouble(code, connection, pause);
}

/** Whether the number as a whole is meant, and not one person whom it may not write to first. */
export function isRestricted(failure, chat) {
  return codeOf(failure) === RESTRICTED && isJidGroup(chat);
}

/** Each further message would make it worse, and be lost: none is to come for a while. */
export function restricted() {
  return new CallFailed(TOO_MANY, 'restricted', `WhatsApp has restricted the number (${RESTRICTED}): see what the app on its phone says`, RESTRICTED_SECONDS);
}

/** Nobody knows what became of the call. */
export function noAnswer(detail) {
  return new CallFailed(504, 'no-answer', detail);
}

function codeOf(failure) {
  return typeof failure?.data === 'number' ? failure.data : failure?.output?.statusCode;
}

/** The server has the message and does not take it: only its own trouble passes by itself. */
function refusal(code, pause) {
  if (code === TOO_MANY) {
    return tooMany(pause);
  }
  return code >= 500 ? failed() : refused(code);
}

function trouble(code, connection, pause) {
  if (!connection.socket || BROKEN.has(code)) {
    return new CallFailed(503, 'not-connected', `the connection to WhatsApp broke: ${connection.state}`);
  }
  if (code === TOO_MANY) {
    return tooMany(pause);
  }
  return REFUSALS.has(code) ? refused(code) : failed();
}

function tooMany(pause) {
  return new CallFailed(TOO_MANY, 'too-many', 'WhatsApp says that it is too much', pause);
}

function refused(code) {
  return new CallFailed(422, 'refused', `WhatsApp refused it (${code}): is the number in the group, may it write there, and is it restricted?`);
}

function failed() {
  return new CallFailed(502, 'failed', 'WhatsApp or the connection to it failed: try again');
}
