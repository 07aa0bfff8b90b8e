import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { BadRequest } from '../codecs/console.ts'
import { type AnswerStamp, errorResponse } from '../codecs/envelope.ts'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { journalIn } from '../session/file-journal.ts'
import { StateFile, StateFileError } from '../session/state-file.ts'
import { type Account, newUuid, openAccount } from './accounts.ts'
import { answerCommand, CONTROL_PATH } from './control-endpoint.ts'
import { MAX_HEADER_BYTES, sendResponse } from './http.ts'
import { DEFAULT_KEY, type EmulatorOptions } from './options.ts'
import { answerVendorCall } from './vendor-endpoint.ts'

export interface EmulatorConfig extends EmulatorOptions {
  /** The service's clock before a tester moves it, milliseconds. Signature dates are judged by the real one in any case. */
  wallClock?: () => number
  newRequestId?: () => string
  /** Says what a person should know about the kept state. */
  onNotice?: (text: string) => void
}

export interface Emulator {
  /** `http://127.0.0.1:{port}`; calls go to its path `/`. */
  url: string
  /** Commands go to `{control}/{command}`. */
  control: string
  /** The first one is the default of commands. */
  accounts: readonly AccessKey[]
  close(): Promise<void>
}

/** The service on a port of the loopback interface. Rejects when the port or the state file cannot be had. */
export async function startEmulator(config: EmulatorConfig = {}): Promise<Emulator> {
  const { port = 0, keys = [DEFAULT_KEY], wallClock = Date.now, newRequestId = newUuid } = config
  const { file, journals } = openState(config)
  const accounts = new Map<string, Account>()
  for (const key of keys) accounts.set(key.id, await openAccount(key, { ...config, ...journals, wallClock, newRequestId }))

  const stamp = (): AnswerStamp => ({ requestId: newRequestId(), at: wallClock() })
  const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    request.url?.startsWith(`${CONTROL_PATH}/`) === true
      ? answerCommand(request, response, accounts)
      : answerVendorCall(request, response, accounts, stamp)

  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false, keepAliveTimeout: 60_000 },
    (request, response) => {
      handle(request, response)
        .catch(async (error: unknown) => {
          if (!request.socket.destroyed) await sendResponse(errorResponse(stamp(), refusalOf(error)), response)
        })
        .catch(() => request.socket.destroy())
    },
  )
  server.on('clientError', (problem: NodeJS.ErrnoException, socket) => {
    refuseUnreadable(problem, socket, stamp()).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  }).catch((error: unknown) => {
    file?.close()
    throw error
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const url = `http://127.0.0.1:${address.port}`
  return {
    url,
    control: url + CONTROL_PATH,
    accounts: keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          file?.close()
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** The state file, where one is named, and what an account needs of it. */
function openState({ stateFile, onNotice, keys = [DEFAULT_KEY], scenario, seed }: EmulatorConfig) {
  if (stateFile === undefined) return {}
  const file = new StateFile(stateFile, onNotice)
  const kept = keys.filter(({ id }) => file.isKept(id)).map(({ id }) => id)
  if (kept.length > 0 && (scenario ?? seed) !== undefined) {
    onNotice?.(`${kept.join(', ')} goes on from ${stateFile}: a scenario and a seed are for accounts that have no state yet.`)
  }
  const journals = {
    openJournal: (id: string) => Promise.resolve(journalIn(file, id)),
    isKept: (id: string) => file.isKept(id),
  }
  return { file, journals }
}

/** A bug of ours must not look like a network problem. */
function refusalOf(error: unknown) {
  if (error instanceof BadRequest) return error
  if (error instanceof StateFileError) {
    return { code: 'ServiceUnavailable', status: 503, message: `${error.message}. Nothing was changed.` }
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'ServerError', status: 500, message: `Bug in the emulator: ${text}` }
}

/** Answers what Node's parser could not read as HTTP. */
async function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex, stamp: AnswerStamp): Promise<void> {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const limit = `Request line and headers are larger than ${MAX_HEADER_BYTES / 1024} KB. Send large parameters in a form body.`
  const refusal = tooLarge
    ? { status: 431, code: 'RequestTooLarge', message: limit }
    : { status: 400, code: 'InvalidParameter', message: `This is no HTTP request: ${error.message}.` }
  const response = errorResponse(stamp, refusal)
  const body = await response.text()
  const headers = [...response.headers, ['content-length', `${Buffer.byteLength(body)}`], ['connection', 'close']]
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\n${head}\r\n${body}`)
}
