/**
 * Runs commands of the built program one after the other in a process without a network:
 * `offline-process.mjs MAIN COMMANDS`. Whatever would reach for one throws, and is written to
 * standard error after a mark.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

const [main = '', commands = '[]'] = process.argv.slice(2);

function forbid(name) {
  return () => {
    writeSync(2, `<network>${name}\n`);
    throw new Error(`The network is not to be used: ${name}`);
  };
}

for (const [name, owner, calls] of [
  ['net', net, ['connect', 'createConnection', 'createServer']],
  ['socket', net.Socket.prototype, ['connect']],
  ['server', net.Server.prototype, ['listen']],
  ['tls', tls, ['connect', 'createServer']],
  ['dgram', dgram, ['createSocket']],
  ['dns', dns, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  ['dns.promises', dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']],
  ['http', http, ['request', 'get', 'createServer']],
  ['https', https, ['request', 'get', 'createServer']],
  ['http2', http2, ['connect', 'createServer']],
  ['globalThis', globalThis, ['fetch', 'WebSocket', 'EventSource']],
]) {
  for (const call of calls) {
    Object.defineProperty(owner, call, { value: forbid(`${name}.${call}`), configurable: true });
  }
}
syncBuiltinESMExports();

const { main: run } = await import(main);
for (const args of JSON.parse(commands)) {
  process.exitCode = undefined;
  await run(args);
  writeSync(2, `<ran>${args.join(' ')}: ${process.exitCode ?? 0}\n`);
}
process.exitCode = 0;
