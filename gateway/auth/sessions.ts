import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '#api/contract/roles.ts'

/** Who is signed in. */
export interface Operator {
  /** Stable; what the record names. */
  id: string
  /** For people. */
  name: string
  role: Role
  /** Only with OpenID Connect: what the provider wants back at the end. */
  idToken?: string | undefined
}

interface SessionsOptions {
  idleMs: number
  absoluteMs: number
  now(): number
}

export interface Sessions {
  /** A new session under a new, unguessable ID, which only the browser keeps. */
  open(operator: Operator): string
  /** Whose session it is. `touch`: the operator does something, so the session goes on. */
  find(id: string | undefined, touch: boolean): Operator | undefined
  /** Ends it, at once and for every tab. */
  close(id: string | undefined): Operator | undefined
  readonly size: number
}

interface Session {
  operator: Operator
  openedAt: number
  usedAt: number
}

const ID_BYTES = 32
/** More than any team; the oldest session makes room. */
const MAX_SESSIONS = 10_000

/** Sessions live in memory: a restart signs everybody out, and there is nothing on disk to steal. Only hashes of IDs are kept. */
export function createSessions({ idleMs, absoluteMs, now }: SessionsOptions): Sessions {
  const sessions = new Map<string, Session>()

  const isOver = ({ openedAt, usedAt }: Session) => now() - openedAt >= absoluteMs || now() - usedAt >= idleMs
  const sweep = () => {
    for (const [key, session] of sessions) if (isOver(session)) sessions.delete(key)
    const [oldest] = sessions.keys()
    if (sessions.size >= MAX_SESSIONS && oldest !== undefined) sessions.delete(oldest)
  }

  return {
    open(operator) {
      sweep()
      const id = randomBytes(ID_BYTES).toString('base64url')
      sessions.set(keyOf(id), { operator, openedAt: now(), usedAt: now() })
      return id
    },
    find(id, touch) {
      if (id === undefined) return undefined
      const key = keyOf(id)
      const session = sessions.get(key)
      if (session === undefined) return undefined
      if (isOver(session)) {
        sessions.delete(key)
        return undefined
      }
      if (touch) session.usedAt = now()
      return session.operator
    },
    close(id) {
      if (id === undefined) return undefined
      const key = keyOf(id)
      const operator = sessions.get(key)?.operator
      sessions.delete(key)
      return operator
    },
    get size() {
      sweep()
      return sessions.size
    },
  }
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
