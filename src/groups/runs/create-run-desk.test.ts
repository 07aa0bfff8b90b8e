import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aScope, deletionOf, FakeBrowser, FakeWrites, type Fault } from './fake-runs.ts'
import type { RunDesk } from './run-desk.ts'
import type { ItemState } from './run-types.ts'

const FAULTS: readonly Fault[] = ['ok', 'ok', 'throttled', 'lostBefore', 'lostAfter', 'slow', 'broken', 'refused']

const statesOf = async (desk: RunDesk, run: string) =>
  (await desk.readItems(run)).map(({ subject, state }) => [subject.id, state.state] as const)

/** What each end of an item says of how often its group was changed. */
const EFFECTS: Partial<Record<ItemState['state'], readonly number[]>> = {
  done: [1],
  refused: [0],
  notDone: [0],
  unknown: [0, 1],
  unsent: [0],
}

async function started(browser: FakeBrowser, groups: number) {
  const page = browser.open()
  const outcome = await page.desk.start(deletionOf(groups))
  expect(outcome.kind).toBe('started')
  return { page, run: outcome.run }
}

const viewOf = (desk: RunDesk, run: string) => desk.get().find(({ head }) => head.id === run)

describe('a run', () => {
  test('carries out each item once, in order', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 30)
    await page.pass(5, browser)
    expect(viewOf(page.desk, run)?.head.state).toBe('finished')
    expect(browser.writes.arrived).toEqual(Array.from({ length: 30 }, (_, index) => `g${index}`))
  })

  test('shows of every item what happened, whatever goes wrong and whenever the browser is killed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...FAULTS), { maxLength: 30 }),
        fc.array(fc.constantFrom<Fault>('ok', 'lostBefore'), { maxLength: 6 }),
        fc.array(fc.record({ after: fc.integer({ min: 0, max: 4 }), away: fc.constantFrom(0, 2, 20, 90, 700) }), {
          maxLength: 3,
        }),
        fc.integer({ min: 1, max: 12 }),
        async (faults, askFaults, kills, groups) => {
          const browser = new FakeBrowser(new FakeWrites([...faults], [...askFaults]))
          const begun = await started(browser, groups)
          const { run } = begun
          let { page } = begun
          for (const { after, away } of kills) {
            await page.pass(after / 4, browser)
            page.kill()
            browser.now += away * 1000
            page = browser.open()
            await page.desk.look()
          }
          for (let round = 0; round < 60 && viewOf(page.desk, run)?.head.finishedAt === undefined; round += 1) {
            await page.pass(5, browser)
            await page.desk.look()
            if (viewOf(page.desk, run)?.head.pausedFor === 'interrupted') await page.desk.resume(run)
          }
          expect(viewOf(page.desk, run)?.head.finishedAt).toBeDefined()
          browser.now += 60_000
          browser.writes.catchUp()
          for (const [id, state] of await statesOf(page.desk, run))
            expect(EFFECTS[state], `${id} is ${state}`).toContain(browser.writes.effects.get(id) ?? 0)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('is one at a time for an operator and application', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 500)
    const other = browser.open()
    expect(await other.desk.start(deletionOf(3))).toEqual({ kind: 'busy', run })
    expect((await other.desk.start({ ...deletionOf(3), scope: { ...aScope, appId: 'app2' } })).kind).toBe('started')
    await page.pass(20, browser)
    expect((await other.desk.start(deletionOf(3))).kind).toBe('started')
  })

  test('waits as long as the service says, and goes on with what was refused for it', async () => {
    const browser = new FakeBrowser(new FakeWrites(['throttled']))
    const { page, run } = await started(browser, 1)
    await page.pass(0.25, browser)
    await page.pass(0.5, browser)
    expect(browser.writes.arrived).toEqual([])
    expect(viewOf(page.desk, run)?.rest?.why).toBe('throttled')
    await page.pass(1.5, browser)
    expect(await statesOf(page.desk, run)).toEqual([['g0', 'done']])
  })

  test('pauses, goes on and is cancelled from another tab', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 400)
    const other = browser.open()
    await page.pass(1, browser)
    await other.desk.pause(run)
    await page.pass(1, browser)
    const paused = browser.writes.arrived.length
    await page.pass(5, browser)
    expect(browser.writes.arrived).toHaveLength(paused)
    await other.desk.resume(run)
    await page.pass(1, browser)
    expect(browser.writes.arrived.length).toBeGreaterThan(paused)
    await other.desk.cancel(run)
    await page.pass(2, browser)
    const view = viewOf(page.desk, run)
    expect(view?.head).toMatchObject({ state: 'cancelled', finishedAt: browser.now - 1500 })
    expect(view?.counts.unsent).toBe(400 - browser.writes.effects.size)
  })

  test('is taken over by another tab when its own is killed, and by no two at once', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 200)
    const other = browser.open()
    await page.pass(1, browser)
    await other.desk.look()
    expect(viewOf(other.desk, run)?.isHere).toBe(false)
    page.kill()
    browser.now += 10_000
    await other.desk.look()
    expect(viewOf(other.desk, run)?.isHere).toBe(true)
    await other.pass(30, browser)
    expect(viewOf(other.desk, run)?.counts.done).toBe(200)
    expect([...browser.writes.effects.values()].every((times) => times === 1)).toBe(true)
  })

  test('goes on at once in the page that comes after a reload', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 100)
    await page.pass(1, browser)
    page.desk.leave()
    const next = browser.open()
    browser.now += 500
    await new Promise((resolve) => setImmediate(resolve))
    await next.desk.look()
    expect(viewOf(next.desk, run)).toMatchObject({ isHere: true, head: { state: 'running' } })
  })

  test('does not go on by itself when the browser was closed for longer, and still finds out what was on its way', async () => {
    const browser = new FakeBrowser(new FakeWrites(['ok', 'lostAfter']))
    browser.writes.beforeAnswer = () =>
      browser.writes.effects.size > 5 ? new Promise(() => undefined) : Promise.resolve()
    const { page, run } = await started(browser, 100)
    await page.pass(1, browser)
    page.kill()
    browser.writes.beforeAnswer = () => Promise.resolve()
    browser.now += 120_000
    const next = browser.open()
    await next.desk.look()
    await next.pass(10, browser)
    const view = viewOf(next.desk, run)
    expect(view?.head).toMatchObject({ state: 'paused', pausedFor: 'interrupted' })
    expect(view?.counts.leaving).toBe(0)
    expect(view?.counts.done).toBe(browser.writes.effects.size)
  })

  test('does not go on by itself when the computer has slept with its page open', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 100)
    await page.pass(1, browser)
    const before = browser.writes.arrived.length
    browser.now += 8 * 3_600_000
    await page.pass(3, browser)
    expect(viewOf(page.desk, run)?.head).toMatchObject({ state: 'paused', pausedFor: 'interrupted' })
    expect(browser.writes.arrived).toHaveLength(before)
  })

  test('waits while the session is over, and goes on when the same operator is back', async () => {
    const browser = new FakeBrowser(new FakeWrites(['signedOut']))
    const { page, run } = await started(browser, 20)
    browser.operator = { name: 'lin', active: false }
    await page.pass(2, browser)
    await page.desk.look()
    expect(viewOf(page.desk, run)?.head).toMatchObject({ state: 'paused', pausedFor: 'session' })
    expect(browser.writes.arrived).toEqual([])
    browser.operator = { name: 'lin', active: true }
    await page.pass(10, browser)
    expect(viewOf(page.desk, run)?.counts.done).toBe(20)
  })

  test('is nobody else’s, and is forgotten when another operator comes', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page } = await started(browser, 20)
    browser.operator = { name: 'wang', active: true }
    await page.desk.look()
    expect(page.desk.get()).toEqual([])
    expect(await browser.journal.heads()).toEqual([])
  })

  test('is forgotten a day after its end', async () => {
    const browser = new FakeBrowser(new FakeWrites())
    const { page, run } = await started(browser, 1)
    await page.pass(3, browser)
    browser.now += 23 * 3_600_000
    await page.desk.look()
    expect(viewOf(page.desk, run)).toBeDefined()
    browser.now += 2 * 3_600_000
    await page.desk.look()
    expect(page.desk.get()).toEqual([])
  })

  test('stops for room when the application is full, and goes on under another key once there is some', async () => {
    const browser = new FakeBrowser(new FakeWrites(['full']))
    const { page, run } = await started(browser, 1)
    await page.pass(2, browser)
    expect(viewOf(page.desk, run)?.head).toMatchObject({ state: 'paused', pausedFor: 'quota' })
    await page.desk.resume(run)
    await page.pass(3, browser)
    expect(await statesOf(page.desk, run)).toEqual([['g0', 'done']])
  })

  test('is retried for what did not work, and undone for what did', async () => {
    const browser = new FakeBrowser(new FakeWrites(['refused']))
    const { page, run } = await started(browser, 3)
    await page.pass(3, browser)
    const retried = await page.desk.retry(run)
    await page.pass(3, browser)
    expect(await statesOf(page.desk, retried.run)).toEqual([['g0', 'done']])
    const undone = await page.desk.undo(run)
    expect(viewOf(page.desk, undone.run)?.head).toMatchObject({ kind: 'restore', origin: { run, why: 'undo' } })
    expect((await page.desk.readItems(undone.run)).map(({ subject }) => subject.id)).toEqual(['g1', 'g2'])
  })
})
