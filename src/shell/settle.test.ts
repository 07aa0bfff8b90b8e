import { beforeEach, expect, test, vi } from 'vitest'
import { pause } from '#lib/pause.ts'
import { underWay, whileUnderWay } from '#lib/under-way.ts'
import { queryClient } from './query-client.ts'
import { settlePage } from './settle.ts'

const { state } = vi.hoisted(() => ({ state: { initialized: true, navigation: { state: 'idle' } } }))
vi.mock('./router.tsx', () => ({ router: { state } }))

/** What moves on the page, each with the time at which it ends. */
let animations: { playState: string; effect: { getComputedTiming: () => { endTime: number } } }[] = []
const animation = (endTime: number, playState = 'running') => ({
  playState,
  effect: { getComputedTiming: () => ({ endTime }) },
})

beforeEach(() => {
  animations = []
  vi.stubGlobal('document', { getAnimations: () => animations })
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint))
  return () => void vi.unstubAllGlobals()
})

/** Long enough for several looks. */
const WHILE_MS = 150

test('a page in which nothing is pending has settled', async () => {
  animations = [animation(Number.POSITIVE_INFINITY), animation(200, 'finished'), animation(200, 'paused')]
  expect(await settlePage(5000)).toEqual([])
})

test('what has not ended in time is named, each once', async () => {
  const overs = [underWay('a submit'), underWay('a submit')]
  const { promise, resolve } = Promise.withResolvers<number>()
  const reading = queryClient.fetchQuery({ queryKey: ['groups', 1], queryFn: () => promise })
  state.navigation.state = 'loading'
  animations = [animation(200)]
  expect(await settlePage(WHILE_MS)).toEqual([
    'a submit',
    'reading ["groups",1]',
    'a screen on its way',
    'something that moves',
  ])
  state.navigation.state = 'idle'
  state.initialized = false
  animations = []
  for (const over of overs) over()
  resolve(1)
  await reading
  expect(await settlePage(WHILE_MS)).toEqual(['a screen on its way'])
  state.initialized = true
  expect(await settlePage(5000)).toEqual([])
})

test('it resolves when the last of what is pending has ended, also by failing', async () => {
  const call = Promise.withResolvers<never>()
  void whileUnderWay('a call', call.promise).catch(() => undefined)
  const over = underWay('a typed search')
  let settled = false
  const settling = settlePage(20_000).then((left) => {
    settled = true
    return left
  })
  await pause(WHILE_MS)
  over()
  await pause(WHILE_MS)
  expect(settled).toBe(false)
  call.reject(new Error('lost'))
  expect(await settling).toEqual([])
})

test('it waits for what the end of something sets off with the next frame', async () => {
  const submitted = underWay('a submit')
  let read: (() => void) | undefined
  let frames = 0
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => {
    frames += 1
    if (frames === 1) submitted()
    // The screen that is drawn after it reads.
    else read ??= underWay('a read')
    return setTimeout(paint)
  })
  const settled = vi.fn<() => void>()
  const settling = settlePage(20_000).finally(settled)
  await vi.waitFor(() => expect(read).toBeDefined())
  await pause(WHILE_MS)
  expect(settled).not.toHaveBeenCalled()
  read?.()
  expect(await settling).toEqual([])
})
