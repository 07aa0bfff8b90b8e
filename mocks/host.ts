import * as v from 'valibot'
import { createCallLog } from './call-log.ts'
import { answerCall, BadRequest, type Port } from './codecs/console.ts'
import { type Additions, answerControl } from './codecs/control.ts'
import { errorResponse, jsonResponse } from './codecs/envelope.ts'
import { answerDocument, DOCUMENT_PATH } from './codecs/document.ts'
import type { Command } from './session/entry.ts'
import type { News, SessionView } from './session/news.ts'
import type { Notices } from './session/notices.ts'
import { createSharedWorld, type SharedWorldOptions } from './session/shared-world.ts'

/** A mock session behind its wires: give it requests. */
export interface Host {
  /** Whether a request is ours to answer. */
  handles(url: URL): boolean
  handle(request: Request): Promise<Response>
  /** The same, but rejects where neither the request nor the service is at fault: a bug, or a journal that cannot be kept. */
  answer(request: Request): Promise<Response>
  /** The session itself, for a wire that is none of these. */
  readonly port: Port
  /** Loads or seeds the session before the first request. */
  begin(): Promise<void>
  /** Runs one command before the first request. */
  execute(command: Command): Promise<void>
  /** Told when a command has changed something that the page in front of the session should follow. */
  subscribe(listener: (news: News) => void): () => void
  /** Undefined before `begin`. */
  view(): SessionView | undefined
  readonly notices: Notices
}

export interface HostOptions extends SharedWorldOptions {
  /** The path below which it answers, with a slash at both ends. Default: the root. */
  base?: string
  /**
   * Where a page stands in front of the session: resolves once nothing is pending in it, or after so many milliseconds, with what
   * still is.
   */
  settle?: (timeoutMs: number) => Promise<readonly string[]>
}

const NO_PAGE =
  'No page stands here that could settle. Ask from within a page of the console: fetch("/_control/settled", { method: "POST" }).'
const notSettled = (within: number, pending: readonly string[]) =>
  new BadRequest('NotSettled', 409, `Not settled within ${within} s. Still pending: ${pending.join('; ')}.`)

export function createHost({ base = '/', settle, ...options }: HostOptions): Host {
  /** Which wire an address is of, and what it names there. */
  const read = ({ pathname }: URL): { wire: string | undefined; name: string } => {
    if (!pathname.startsWith(base)) return { wire: undefined, name: '' }
    const below = pathname.slice(base.length)
    if (`/${below}` === DOCUMENT_PATH) return { wire: DOCUMENT_PATH, name: '' }
    const [, wire, name = ''] = /^(api\/live(?=\/)|_control(?=\/|$))\/?(.*)$/.exec(below) ?? []
    return { wire, name }
  }
  const world = createSharedWorld(options)
  const calls = createCallLog()
  const port: Port = {
    stamp: () => world.stamp(),
    async execute(command) {
      const executed = await world.execute(command)
      if (command.kind === 'call') calls.add(command, executed)
      return executed
    },
  }
  const additions: Additions = {
    state: async () => ({ storage: world.storage, notices: world.notices.all, calls: calls.all }),
    calls: async (told) => ({ calls: calls.answered(v.parse(v.object({ after: v.number() }), told).after) }),
    export: async () => ({ file: { ...(await world.exportFile()), failures: calls.failures() } }),
    async settled(told) {
      if (settle === undefined) throw new BadRequest('InvalidAction.NotFound', 404, NO_PAGE)
      const { within } = v.parse(v.object({ within: v.number() }), told)
      const began = performance.now()
      const pending = await settle(within * 1000)
      if (pending.length > 0) throw notSettled(within, pending)
      return { waitedMs: Math.round(performance.now() - began) }
    },
  }

  async function answer(request: Request): Promise<Response> {
    const { wire, name } = read(new URL(request.url))
    if (wire === DOCUMENT_PATH) return answerDocument(world.stamp(), request)
    if (wire !== '_control') return answerCall(port, name, request)
    // Proves that the mock answers, and nothing more: it needs no session.
    if (name === 'ping') return jsonResponse(world.stamp(), { pong: true })
    return answerControl(port, name, request, additions)
  }

  return {
    port,
    handles: (url) => read(url).wire !== undefined,
    answer,
    async handle(request) {
      try {
        return await answer(request)
      } catch (error) {
        if (request.signal.aborted) throw error
        // A bug in the mock must not look like a network problem.
        const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
        return errorResponse(world.stamp(), {
          code: 'ServerError',
          status: 500,
          message: `Bug in the mock: ${message}`,
        })
      }
    },
    async begin() {
      await world.begin()
    },
    async execute(command) {
      const { outcome } = await world.execute(command)
      if (outcome.kind === 'refused') throw outcome.error
    },
    subscribe: world.subscribe,
    view: world.view,
    notices: world.notices,
  }
}
