import { toString } from 'qrcode';

/** Shows by what a phone links the bridge, to `write`: the code to type, else the QR to scan. */
export async function showOnTerminal({ qr, code }, write) {
  write(code
    ? `On the phone: Linked devices, Link with phone number instead. The code is ${code}\n`
    : `${await toString(qr, { type: 'terminal', small: true })}\nOn the phone: Linked devices, Link a device.\n`);
}
