import { createServer } from 'node:http';
import { CallFailed } from './call-failed.js';

const MOST_BYTES = 8 * 1024 * 1024;

/** The bridge over HTTP: signed calls of the services, health for everybody, the page for the operator. */
export function makeServer({ calls, webhooks, page, health, log }) {
  const server = createServer((request, response) => {
    route(request, response).catch((failure) => answerFailure(response, failure, log));
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return server;

  async function route(request, response) {
    const path = request.url.split('?')[0];
    if (request.method === 'GET' && path === '/health') {
      const told = health();
      return json(response, told.status === 'UP' ? 200 : 503, told);
    }
    if (request.method === 'GET' && path === '/health/live') {
      return json(response, 200, { status: 'UP' });
    }
    if (request.method === 'GET' && path === '/') {
      return page.respond(request, response);
    }
    if (request.method === 'POST' && path === '/v1/calls') {
      const body = await genuine(request);
      return answered(response, await calls.answer(request.headers['webhook-id'], parse(body)));
    }
    throw new CallFailed(404, 'not-found', 'There are POST /v1/calls, GET /health, GET /health/live and GET /.');
  }

  /** Nobody without a fresh timestamp gets a body read. */
  async function genuine(request) {
    const { headers } = request;
    if (!headers['webhook-id'] || !headers['webhook-signature'] || !webhooks.isRecent(headers['webhook-timestamp'])) {
      throw unsigned();
    }
    const body = await read(request);
    if (!webhooks.verify(headers, body)) {
      throw unsigned();
    }
    return body;
  }
}

function unsigned() {
  return new CallFailed(401, 'unauthorized', 'Sign the call as Standard Webhooks says, with a key derived from TAR_WHATSAPP_BRIDGE_SECRET.');
}

async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw new CallFailed(413, 'too-large', 'A call has at most 8 MiB.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body) {
  try {
    const call = JSON.parse(body.toString('utf8'));
    if (call !== null && typeof call === 'object' && !Array.isArray(call)) {
      return call;
    }
  } catch {
    // Answered below, like everything else that is no object.
  }
  throw new CallFailed(400, 'malformed', 'The body must be one JSON object.');
}

function answered(response, value) {
  if (Buffer.isBuffer(value)) {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': value.length }).end(value);
  } else {
    json(response, 200, value);
  }
}

function json(response, status, value, type = 'application/json') {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value));
}

function answerFailure(response, failure, log) {
  const known = failure instanceof CallFailed ? failure : new CallFailed(500, 'internal', 'The bridge failed: see its log.');
  if (known !== failure) {
    log.error({ error: failure?.name, code: failure?.code }, 'a call failed unexpectedly');
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (known.status === 413) {
    response.setHeader('connection', 'close');
  }
  if (known.retryAfter) {
    response.setHeader('retry-after', known.retryAfter);
  }
  json(response, known.status, { type: `urn:tar:problem:${known.type}`, status: known.status, detail: known.message }, 'application/problem+json');
}
