import { pause } from '#lib/pause.ts'
import { allUnderWay } from '#lib/under-way.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 30
/** A page in the background paints nothing. */
const FRAME_MS = 100

/** What is pending in this page, in words for a developer. What it reads by itself every so often counts only while it is read. */
function pending(): string[] {
  const reads = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching' })
  const { navigation, initialized } = router.state
  const moving = document.getAnimations().filter(({ playState, effect }) => playState === 'running' && ends(effect))
  return [
    ...allUnderWay(),
    ...reads.map(({ queryKey }) => `reading ${JSON.stringify(queryKey)}`),
    ...(initialized && navigation.state === 'idle' ? [] : ['a screen on its way']),
    ...(moving.length === 0 ? [] : ['something that moves']),
  ]
}

const ends = (effect: AnimationEffect | null): boolean => Number.isFinite(effect?.getComputedTiming().endTime)

/** The next frame has been painted, and what it set off has run. */
async function nextFrame(): Promise<void> {
  const painted = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  await Promise.race([painted, pause(FRAME_MS)])
}

/** Resolves once nothing is pending and what came of it is painted, or after so many milliseconds with what still is. */
export async function settlePage(timeoutMs: number): Promise<readonly string[]> {
  const began = performance.now()
  for (;;) {
    await nextFrame()
    // What was drawn may have begun something else.
    if (pending().length === 0) await nextFrame()
    const left = pending()
    if (left.length === 0) return []
    if (performance.now() - began >= timeoutMs) return [...new Set(left)]
    await pause(LOOK_EVERY_MS)
  }
}
