import type { QueryClient } from '@tanstack/react-query'
import { matchPath } from 'react-router'
import * as v from 'valibot'
import { ACTIONS } from '#api/contract/actions.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { isRefusedWith } from '#api/failure.ts'
import { lookFor } from '#api/message-look-up.ts'
import { sendMessage } from '#api/messages.ts'
import { OPERATIONS } from '#api/permissions.ts'
import { repeatThrottled } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock, session } from '#api/service.ts'
import { addresses } from '#lib/console-address.ts'
import { PATTERNS } from '#lib/paths.ts'
import { createSteadyClock } from '#lib/steady-clock.ts'
import { readStored, writeStored } from '#lib/storage.ts'
import { underWay } from '#lib/under-way.ts'
import { openForms } from '../../ui/open-forms.ts'
import { groupQuery } from '../data/queries.ts'
import { createPacer } from '../runs/pacer.ts'
import { createTicks } from '../runs/ticks.ts'
import { createGroupSends, type GroupSends, type KeptSend } from './group-sends.ts'
import { type Stand, UNSENT } from './send-state.ts'
import { sendValues } from './send-values.ts'

/** As many messages as a group takes in a second, and calls as the service allows: half of it is for colleagues and viewers. */
const LIMIT = Math.min(ACTIONS[OPERATIONS.sendMessage].qps, LIMITS.messagesPerSecond)

const pacer = createPacer(LIMIT / 2, LIMIT)
const ticks = createTicks()
const steady = createSteadyClock()
const byGroup = new Map<string, GroupSends>()

const keptSends = v.array(
  v.object({
    values: sendValues,
    messageId: v.string(),
    at: v.number(),
    state: v.picklist(['sending', ...UNSENT]),
  }),
)

const placeOf = ({ center, appId }: Pick<Scope, 'appId'> & { center: string }) => JSON.stringify([center, appId])

/** The application that the address names; undefined where it names none. */
function placeNow(): string | undefined {
  const { pathname } = addresses.read(window.location)
  if (matchPath({ path: PATTERNS.applications, end: false }, pathname) !== null) return undefined
  const { center, appId } = matchPath({ path: PATTERNS.application, end: false }, pathname)?.params ?? {}
  return center === undefined || appId === undefined ? undefined : placeOf({ center, appId })
}

/** What the console knows of a group; nothing is asked for. */
function groupNow(queries: QueryClient, scope: Scope, groupId: string): string | undefined {
  const state = queries.getQueryState(groupQuery(scope, groupId).queryKey)
  if (isRefusedWith(state?.error, 'ResourceNotExist')) return 'gone'
  const group = queries.getQueryData(groupQuery(scope, groupId).queryKey)
  if (group === undefined) return undefined
  return group.deleted ? 'deleted' : `since ${group.createdAt}`
}

function whoNow(): Pick<Stand, 'session' | 'role'> {
  const state = session.get()
  if (state.kind !== 'signedIn') return { session: state.kind, role: '' }
  const { name, role } = state.operator
  return { session: `${state.phase} ${name}`, role }
}

/** The page asks before it is closed, for as long as something waits or its answer is awaited. */
function createBusy(): (busy: boolean) => void {
  let release: (() => void) | undefined
  return (busy) => {
    if (busy === (release !== undefined)) return
    release?.()
    release = undefined
    if (!busy) return
    const over = underWay('a message')
    const leave = openForms.add({ home: '/', isDirty: () => true, discard: () => undefined })
    release = () => {
      over()
      leave()
    }
  }
}

/** The messages of this session to a group; one for whoever asks. */
export function sendsOf(queries: QueryClient, { center, appId }: Scope, groupId: string): GroupSends {
  const scope = { center, appId }
  const key = JSON.stringify([center, appId, groupId])
  const known = byGroup.get(key)
  if (known !== undefined) return known
  const stored = `sends:${key}`
  let storedText = ''
  const made = createGroupSends(
    {
      send: (message) => repeatThrottled((submitKey) => sendMessage(client, scope, groupId, message, submitKey)),
      lookFor: (what) => lookFor(client, scope, groupId, what),
      serviceNow: serviceClock.now,
      running: () => performance.now(),
      steady,
      stand: () => ({ ...whoNow(), place: placeNow(), group: groupNow(queries, scope, groupId) }),
      takeTurn: () => pacer.take(steady(), 1) === 1,
      everySoOften: ticks.subscribe,
      onBusy: createBusy(),
      keep(kept: readonly KeptSend[]) {
        const text = JSON.stringify(kept)
        if (text === storedText) return
        storedText = text
        writeStored('session', stored, kept.length === 0 ? undefined : kept)
      },
    },
    readStored('session', stored, keptSends),
  )
  byGroup.set(key, made)
  return made
}

/** Those of a group from which something was sent in this page; undefined of any other. */
export const knownSendsOf = ({ center, appId }: Scope, groupId: string): GroupSends | undefined =>
  byGroup.get(JSON.stringify([center, appId, groupId]))

/** Whoever comes next at this browser sees nothing of them, and nothing more leaves. */
export function forgetSends(): void {
  for (const sends of byGroup.values()) sends.forget()
  byGroup.clear()
}

// Nothing leaves from a page that the operator has left and that the browser keeps for Back.
window.addEventListener('pagehide', () => {
  for (const sends of byGroup.values()) sends.cancelWaiting('closed')
})
