import type { ErrorEnvelope } from './errors.ts'

/**
 * Control commands (`POST /_control/{command}`) that came to a server which only hands out the console, or to a gateway: what it says to
 * whoever sent one. The backend that takes them is elsewhere.
 */
const AT_EMULATOR =
  'start the backend as a program, npm run emulator -- --port 8080, and send it POST http://127.0.0.1:8080/_control/{command}.'

/** `page`: where the console brings its backend along; `service`: where it calls a gateway. */
export const UNREACHED_COMMAND = {
  page:
    'No backend took this command: it lives in the pages of the console and hears what they fetch, not what reaches this server. Open the ' +
    'console at this address, wait until it has started, and send the command from within that page: ' +
    'fetch("/_control/{command}", { method: "POST" }), in Playwright by page.evaluate, since request.post passes the page by. A page whose ' +
    `service workers are blocked answers its own fetch only. From outside a browser, ${AT_EMULATOR}`,
  service:
    'There are no control commands here: behind this address is a gateway, which passes calls of the API on and nothing else. Where it ' +
    `calls an emulator, send the command to that one’s own address, the "control" that it printed. Otherwise ${AT_EMULATOR}`,
} as const

/** The vendor's envelope around such a sentence, as JSON; to be answered with 404. */
export function unreachedEnvelope(message: string): string {
  const envelope: ErrorEnvelope = {
    RequestId: crypto.randomUUID().toUpperCase(),
    Code: 'InvalidAction.NotFound',
    Message: message,
  }
  return JSON.stringify(envelope)
}
