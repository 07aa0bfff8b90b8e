import type { Role } from './contract/roles.ts'
import {
  askSession,
  type CodeOutcome,
  enterCode,
  type SessionAnswer,
  SessionFailure,
  type SignInMethod,
} from './session-calls.ts'

export interface Operator {
  name: string
  role: Role
  method: SignInMethod
}

export type SessionState =
  /** No gateway and nobody to ask: the in-browser backend allows everything. */
  | { kind: 'rehearsal' }
  | { kind: 'asking' }
  | { kind: 'failed'; reason: SessionFailure['reason'] }
  | { kind: 'signedOut'; method: SignInMethod }
  /**
   * `ended`: the gateway no longer knows this session. What is on screen stays until somebody signs in again; `postponed`: which
   * they will do later.
   */
  | { kind: 'signedIn'; operator: Operator; phase: 'running' | 'ended' | 'postponed' }

/** Who works at this page. */
export interface Session {
  get(): SessionState
  subscribe(listener: () => void): () => void
  /** Asks the gateway. While somebody is signed in, an answer that cannot be had changes nothing. */
  check(): Promise<void>
  /** A call was refused because nobody is signed in any more. */
  expire(): void
  /** Whether to ask for signing in again now, while the session has ended. */
  askAgain(now: boolean): void
  /** Signed out on purpose. */
  leave(): void
  /** Rejects with `SessionFailure`. */
  enterCode(code: string): Promise<CodeOutcome>
}

export function createSession(initial: SessionState): Session {
  let state = initial
  const listeners = new Set<() => void>()
  const become = (next: SessionState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const take = (answer: SessionAnswer) => {
    if (answer.signedIn) {
      const { name, role, method } = answer
      become({ kind: 'signedIn', operator: { name, role, method }, phase: 'running' })
    } else if (state.kind === 'signedIn') {
      // How one signs in may have changed with the gateway's settings.
      become({
        ...state,
        operator: { ...state.operator, method: answer.method },
        phase: state.phase === 'postponed' ? 'postponed' : 'ended',
      })
    } else {
      become({ kind: 'signedOut', method: answer.method })
    }
  }
  const check = async () => {
    try {
      take(await askSession())
    } catch (error) {
      if (!(error instanceof SessionFailure)) throw error
      if (state.kind !== 'signedIn') become({ kind: 'failed', reason: error.reason })
    }
  }
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    check,
    expire() {
      if (state.kind === 'signedIn' && state.phase === 'running') become({ ...state, phase: 'ended' })
    },
    askAgain(now) {
      if (state.kind === 'signedIn' && state.phase !== 'running')
        become({ ...state, phase: now ? 'ended' : 'postponed' })
    },
    leave() {
      if (state.kind === 'signedIn') become({ kind: 'signedOut', method: state.operator.method })
    },
    async enterCode(code) {
      const outcome = await enterCode(code)
      if (outcome !== 'signedIn') return outcome
      await check()
      const isOut = state.kind === 'signedOut' || (state.kind === 'signedIn' && state.phase !== 'running')
      return isOut ? 'notKept' : 'signedIn'
    },
  }
}
