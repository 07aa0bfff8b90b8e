import { session } from '#api/service.ts'
import { forgetSentAhead } from '#api/transport.ts'
import { namedHere } from '#lib/base-path.ts'
import { forgetSends } from '../groups/composer/sends.ts'
import { forgetSelections } from '../groups/data/selection.ts'
import { forgetBatches } from '../groups/people/batches.ts'
import { forgetRuns } from '../groups/runs/runs-database.ts'
import { claimDrafts, forgetDrafts } from '../ui/drafts.ts'
import { queryClient } from './query-client.ts'
import { probablySignedIn } from './signed-in.ts'

const CHANNEL = `${namedHere('audience-console')}:session`

/** The session is over: nothing of it stays, in this tab or the others of this browser. */
export function leaveEverywhere(): void {
  const channel = new BroadcastChannel(CHANNEL)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches this origin only
  channel.postMessage('signed-out')
  channel.close()
  leaveHere()
}

function leaveHere() {
  session.leave()
  forgetDrafts()
  void forgetRuns()
  forgetRead()
}

/** What was read, what was selected of it, what was sent, and what was done to people. */
function forgetRead() {
  forgetSelections()
  forgetBatches()
  forgetSends()
  queryClient.clear()
}

/** Keeps what this tab holds in step with who is signed in; runs for as long as the page lives. */
export function followSession(): void {
  let ended = false
  session.subscribe(() => {
    const state = session.get()
    if (state.kind === 'signedOut') {
      probablySignedIn.set(false)
      forgetSentAhead()
    }
    if (state.kind !== 'signedIn') return
    probablySignedIn.set(true)
    const renewed = ended && state.phase === 'running'
    ended = state.phase !== 'running'
    if (ended) return
    // Nothing that somebody else has read or typed is shown.
    if (claimDrafts(state.operator.name)) forgetRead()
    else if (renewed) void queryClient.invalidateQueries()
  })
  new BroadcastChannel(CHANNEL).addEventListener('message', leaveHere)
}
