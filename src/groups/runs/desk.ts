import { session } from '#api/service.ts'
import { namedHere } from '#lib/base-path.ts'
import { createSteadyClock } from '#lib/steady-clock.ts'
import { operatorIdPreference } from '../../ui/preferences.ts'
import { actOf } from './acts.ts'
import { createRunDesk } from './create-run-desk.ts'
import { createMemoryJournal } from './memory-journal.ts'
import type { RunDesk } from './run-desk.ts'
import { hasRuns } from './runs-database.ts'
import { openJournal } from './stored-journal.ts'
import { createTicks } from './ticks.ts'

const CHANNEL = `${namedHere('audience-console')}:runs`
/** A rehearsal has one operator, who needs no name. */
const REHEARSING = { name: '', active: true }

const channel = new BroadcastChannel(CHANNEL)

const desk = createRunDesk({
  // A browser that keeps nothing gets runs that end with the page.
  openJournal: () => openJournal().catch(() => createMemoryJournal()),
  hasKept: hasRuns,
  ticks: createTicks(),
  actOf,
  operator() {
    const state = session.get()
    if (state.kind === 'rehearsal') return REHEARSING
    return state.kind === 'signedIn' ? { name: state.operator.name, active: state.phase === 'running' } : undefined
  },
  clock: { wall: () => Date.now(), running: createSteadyClock() },
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin only
  tellOthers: () => channel.postMessage('news'),
  operatorId: operatorIdPreference.get,
})

/** The runs of whoever works at this page. Loaded when the page is idle, and goes on with what was left. */
export const runDesk: RunDesk = desk

const look = () => void desk.look()
channel.addEventListener('message', look)
session.subscribe(look)
window.addEventListener('pagehide', desk.leave)
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void desk.comeBack()
})
look()
