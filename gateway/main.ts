/**
 * The gateway as a program: `node gateway/main.ts [--port 8787]`, configured by GATEWAY_* variables and the file GATEWAY_CONFIG
 * names (docs/gateway.md).
 *
 * In process, for tests: `startGateway(readConfig({ GATEWAY_PORT: '0', ... }), { credentials, send, ... })` of start.ts
 * answers `{ url, signInCode, close() }`.
 */
import { runGateway } from './run.ts'

await runGateway(process.argv.slice(2), 'npm run gateway --')
