import { useMemo, useSyncExternalStore } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { ACTIONS } from '#api/contract/actions.ts'
import { OPERATIONS } from '#api/permissions.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client, session } from '#api/service.ts'
import { listMessages, recallMessage } from '#api/stored-messages.ts'
import { pause } from '#lib/pause.ts'
import { createSteadyClock } from '#lib/steady-clock.ts'
import { underWay } from '#lib/under-way.ts'
import { knownSendsOf } from '../composer/sends.ts'
import { createRecallDesk } from './recall-desk.ts'
import type { GroupRecalls, Place } from './recall-state.ts'

const { qps } = ACTIONS[OPERATIONS.recallMessage]

/** Nobody ends it: what has been begun is looked at, too. */
const forever = new AbortController().signal

const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault()
let over: (() => void) | undefined

/** The recalls of this page, which go on whatever it shows. */
export const recalls = createRecallDesk({
  recall: ({ scope, groupId }, messageId, submitKey) => recallMessage(client, scope, groupId, messageId, submitKey),
  readerOf:
    ({ scope, groupId }) =>
    (request) =>
      repeatTransient(
        () => backgroundCalls.run(() => listMessages(client, scope, groupId, request), { priority: PRIORITY.hurried }),
        forever,
      ),
  // The other half is for colleagues.
  pace: qps / 2,
  limit: qps,
  now: createSteadyClock(),
  wait: pause,
  mayWork() {
    const state = session.get()
    return state.kind === 'rehearsal' || (state.kind === 'signedIn' && state.phase === 'running')
  },
  onGone: ({ scope, groupId }, row) => knownSendsOf(scope, groupId)?.noteRecalled(row),
  onBusy(busy) {
    if (busy === (over !== undefined)) return
    over?.()
    over = busy ? underWay('a recall') : undefined
    if (busy) window.addEventListener('beforeunload', askBeforeLeaving)
    else window.removeEventListener('beforeunload', askBeforeLeaving)
  },
})

const operatorNow = () => {
  const state = session.get()
  return state.kind === 'signedIn' ? state.operator.name : undefined
}
let operator = operatorNow()
session.subscribe(() => {
  const next = operatorNow()
  if (next === operator) return
  // The first one to sign in takes nothing over.
  if (operator !== undefined) recalls.forget()
  operator = next
})

/** The recalls of a group in this session, and a new render when they change. */
export function useRecalls({ center, appId }: Scope, groupId: string): { recalls: GroupRecalls; place: Place } {
  const place = useMemo(() => ({ scope: { center, appId }, groupId }), [center, appId, groupId])
  return { recalls: useSyncExternalStore(recalls.subscribe, () => recalls.get(place)), place }
}
