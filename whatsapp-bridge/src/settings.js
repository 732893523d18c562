import { join } from 'node:path';
import { DOORS, derive, parseSecrets } from './signature.js';

/**
 * The bridge's settings from the environment.
 * @throws {Error} a sentence that names the variable to set
 */
export function readSettings(env) {
  const secrets = parseSecrets('TAR_WHATSAPP_BRIDGE_SECRET', env.TAR_WHATSAPP_BRIDGE_SECRET);
  return {
    toGateway: derive(secrets, DOORS.toGateway),
    toBridge: derive(secrets, DOORS.toBridge),
    gatewayUrl: url('TAR_GATEWAY_URL', env.TAR_GATEWAY_URL || 'http://127.0.0.1:8080'),
    host: env.TAR_WHATSAPP_BRIDGE_HOST || '127.0.0.1',
    port: port(env.TAR_WHATSAPP_BRIDGE_PORT || '8084'),
    folder: join(env.TAR_DATA_DIR || 'data', 'whatsapp-bridge'),
    pairNumber: number(env.TAR_WHATSAPP_PAIR_NUMBER || ''),
    operatorToken: (env.TAR_INTERNAL_TOKEN || '').trim().split(/\s+/)[0],
  };
}

function url(variable, value) {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Error(`${variable} must be an address like http://127.0.0.1:8080`);
  }
  return value.replace(/\/+$/, '');
}

function port(value) {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
    throw new Error('TAR_WHATSAPP_BRIDGE_PORT must be a port');
  }
  return Number(value);
}

function number(value) {
  const digits = value.replace(/[\s+-]/g, '');
  if (digits !== '' && !/^\d{7,15}$/.test(digits)) {
    throw new Error('TAR_WHATSAPP_PAIR_NUMBER must be the number with its country code, digits only: 919876543210');
  }
  return digits;
}
