import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { GroupDirectory } from './directory.ts'
import { directoryOf, FakeService, idsIn, idsOf, PAGE, readAll, settled } from './fake-directory.ts'

afterEach(() => void vi.restoreAllMocks())

describe('reading all groups', () => {
  test.each([0, 1, PAGE - 1, PAGE, PAGE + 1, 95])('reads %i groups, each page once', async (groups) => {
    const service = new FakeService(groups)
    const directory = directoryOf(service)
    expect(await readAll(directory)).toMatchObject({
      complete: true,
      reading: false,
      total: groups,
      failure: undefined,
    })
    expect(idsOf(directory)).toEqual(idsIn(service))
    expect(service.takeCalls().toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: Math.max(1, Math.ceil(groups / PAGE)) }, (_, page) => page + 1),
    )
    await readAll(directory)
    expect(service.takeCalls()).toEqual([])
  })

  test('tells how far it has got as pages come', async () => {
    const service = new FakeService(50)
    const seen = new Set<number>()
    const slow = new GroupDirectory(
      async (page, signal) => {
        await new Promise((resolve) => setTimeout(resolve, 2))
        return service.read(page, signal)
      },
      { pageSize: PAGE, lanes: 1, publishEveryMs: 0 },
    )
    slow.subscribe(() => void seen.add(slow.getSnapshot().entries.length))
    await readAll(slow)
    expect([...seen]).toEqual(expect.arrayContaining([0, 10, 20, 30, 40, 50]))
  })
})

describe('when the number of groups changes', () => {
  test('while reading: new groups cost one page more than they fill', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      if (call === 5) service.create(3)
    }
    await readAll(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
    // 10 pages, the fifth refused for its total, the fourth looked at once more.
    expect(service.calls).toEqual([1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 10])
  })

  test('while reading: a purge makes it read again from the first changed page', async () => {
    const service = new FakeService(200)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      if (call === 16) service.purge(45)
    }
    await readAll(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
    const again = service.calls.slice(16)
    expect(again.filter((page) => page <= 4).length).toBeLessThanOrEqual(2)
    expect(again.length).toBeLessThan(16 + 5)
  })

  test('after reading: another list shows it, and only the end is read', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service)
    await readAll(directory)
    service.takeCalls()
    service.create(2)
    directory.observe(service.rows.slice(-2), 97)
    await settled(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
    expect(service.takeCalls()).toEqual([10])
    expect(directory.getSnapshot()).toMatchObject({ complete: true, total: 97 })
  })

  test('after reading: a purge and a new group in between leave the total alone, the unknown group tells', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service)
    await readAll(directory)
    service.purge(31)
    service.create(1)
    directory.observe(service.rows.slice(-1), 95)
    await settled(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
  })

  const world = fc.record({
    groups: fc.nat(150),
    lanes: fc.integer({ min: 1, max: 4 }),
    // One kind in a run: a purge and a creation at once may leave the total as it is, which no list can tell.
    grows: fc.boolean(),
    changes: fc.array(fc.record({ call: fc.integer({ min: 2, max: 40 }), at: fc.nat(150), groups: fc.nat(25) })),
  })
  test('whatever is created or purged while reading, in the end it holds what the service holds', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ groups, lanes, grows, changes }) => {
        const service = new FakeService(groups)
        const directory = directoryOf(service, lanes)
        service.beforeAnswer = (call) => {
          for (const change of changes.filter((each) => each.call === call)) {
            if (grows) service.create(change.groups)
            else service.purge(change.at, change.groups)
          }
        }
        await readAll(directory)
        // What changed behind the last look is told by another list, as on screen.
        directory.observe([], service.rows.length)
        await settled(directory)
        expect(idsOf(directory)).toEqual(idsIn(service))
      }),
    )
  })
})

describe('failure and leaving', () => {
  test('a failure keeps what was read; going on reads only the rest', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      if (call === 4) throw new Error('network')
    }
    const failed = await readAll(directory)
    expect(failed).toMatchObject({ complete: false, reading: false, failure: new Error('network') })
    expect(failed.entries).toHaveLength(30)
    service.takeCalls()
    service.beforeAnswer = () => undefined
    expect(await readAll(directory)).toMatchObject({ complete: true, failure: undefined })
    expect(service.takeCalls()).toEqual([4, 5, 6, 7, 8, 9, 10])
  })

  test('a change of the total that could not be looked into is noticed again', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      if (call === 5) service.purge(3)
      if (call === 6) throw new Error('network')
    }
    expect(await readAll(directory)).toMatchObject({ failure: new Error('network') })
    await readAll(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
  })

  test('leaving cancels, keeps what was read and goes on later', async () => {
    const service = new FakeService(95)
    const directory = directoryOf(service, 1)
    service.beforeAnswer = (call) => {
      if (call === 4) directory.stop()
    }
    await readAll(directory)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(service.takeCalls()).toEqual([1, 2, 3, 4])
    expect(directory.getSnapshot()).toMatchObject({ reading: false, complete: false, failure: undefined })
    service.beforeAnswer = () => undefined
    await readAll(directory)
    expect(idsOf(directory)).toEqual(idsIn(service))
    expect(service.takeCalls()).toEqual([4, 5, 6, 7, 8, 9, 10])
  })

  test('refreshing keeps the old groups in view and ends with the new ones', async () => {
    const service = new FakeService(30)
    const directory = directoryOf(service)
    await readAll(directory)
    service.rows = service.rows.map((row) => ({ ...row, deleted: true }))
    directory.refresh()
    expect(directory.getSnapshot()).toMatchObject({ complete: true, reading: true })
    expect(directory.getSnapshot().entries).toHaveLength(30)
    await settled(directory)
    expect(directory.getSnapshot().entries.every(({ row }) => row.deleted)).toBe(true)
  })

  test('what grew old is read again, what is young is not', async () => {
    const service = new FakeService(30)
    const directory = directoryOf(service)
    await readAll(directory)
    service.takeCalls()
    directory.outdate(60_000)
    await readAll(directory)
    expect(service.takeCalls()).toEqual([])
    directory.outdate(-1)
    await readAll(directory)
    expect(service.takeCalls()).toEqual([1, 2, 3])
  })

  test.each([
    ['back', -86_400_000],
    ['forward', 3_600_000],
  ])('what was read before the clock was set %s is old', async (_how, step) => {
    const service = new FakeService(30)
    const directory = directoryOf(service)
    await readAll(directory)
    service.takeCalls()
    const wall = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(wall + step)
    directory.outdate(60_000)
    await readAll(directory)
    expect(service.takeCalls()).toEqual([1, 2, 3])
  })
})
