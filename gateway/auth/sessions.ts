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
  /** Milliseconds of a clock that is never set back. */
  now(): number
  /** Sessions of all operators together; whoever has most makes room. Default: more than any team. */
  max?: number
}

export interface Sessions {
  /** A new session under a new, unguessable ID, which only the browser keeps. The role holds in all sessions of the operator. */
  open(operator: Operator): string
  /** Whose session it is. `touch`: the operator does something, so the session goes on. */
  find(id: string | undefined, touch: boolean): Operator | undefined
  /** Ends it, at once and for every tab. */
  close(id: string | undefined): Operator | undefined
  /** Ends all of an operator's, in every browser. Returns how many there were. */
  closeAllOf(operatorId: string): number
  readonly size: number
}

interface Session {
  operator: Operator
  openedAt: number
  usedAt: number
}

const ID_BYTES = 32
/** Browsers in which one operator is signed in at a time; the one unused longest makes room. */
const MAX_PER_OPERATOR = 20
const MAX_SESSIONS = 10_000

/** Sessions live in memory: a restart signs everybody out, and there is nothing on disk to steal. Only hashes of IDs are kept. */
export function createSessions({ idleMs, absoluteMs, now, max = MAX_SESSIONS }: SessionsOptions): Sessions {
  const sessions = new Map<string, Session>()

  const isOver = ({ openedAt, usedAt }: Session) => now() - openedAt >= absoluteMs || now() - usedAt >= idleMs
  const sweep = () => {
    for (const [key, session] of sessions) if (isOver(session)) sessions.delete(key)
  }
  const keysOf = (operatorId: string) =>
    [...sessions].filter(([, { operator }]) => operator.id === operatorId).map(([key]) => key)
  const unusedLongest = (keys: string[]) => {
    const age = (key: string) => sessions.get(key)?.usedAt ?? 0
    return keys.reduce((oldest, key) => (age(key) < age(oldest) ? key : oldest))
  }

  const makeRoomFor = (operatorId: string) => {
    const own = keysOf(operatorId)
    if (own.length >= MAX_PER_OPERATOR) sessions.delete(unusedLongest(own))
    else if (sessions.size >= max) sessions.delete(unusedLongest(keysOf(fullestOf([...sessions.values()]))))
  }

  return {
    open(operator) {
      sweep()
      makeRoomFor(operator.id)
      for (const session of sessions.values()) {
        if (session.operator.id === operator.id) session.operator = { ...session.operator, role: operator.role }
      }
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
    closeAllOf(operatorId) {
      const own = keysOf(operatorId)
      for (const key of own) sessions.delete(key)
      return own.length
    },
    get size() {
      sweep()
      return sessions.size
    },
  }
}

/** The operator with most sessions; of several the one who came first. */
function fullestOf(sessions: readonly Session[]): string {
  const counts = new Map<string, number>()
  for (const { operator } of sessions) counts.set(operator.id, (counts.get(operator.id) ?? 0) + 1)
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a)
  return first?.[0] ?? ''
}

function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
