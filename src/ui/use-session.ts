import { useSyncExternalStore } from 'react'
import { missingRole, type Operation } from '#api/permissions.ts'
import { session } from '#api/service.ts'
import type { SessionState } from '#api/session.ts'
import { useStrings } from './preferences.ts'
import { sessionStrings } from './session-strings.ts'

/** Who works at this page, and a new render when that changes. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.get)
}

/** Why the operator may not do this, as a sentence; undefined where the role allows it, and always in a rehearsal. */
export function useForbidden(operation: Operation): string | undefined {
  const state = useSession()
  const words = useStrings(sessionStrings)
  if (state.kind !== 'signedIn') return undefined
  const { role } = state.operator
  const needed = missingRole(role, operation)
  return needed === undefined ? undefined : words.needsRole(words[role], words[needed])
}
