import { describe, expect, it, vi } from 'vitest'
import type { Application, NewApplication } from '#api/applications.ts'
import { Failure } from '#api/failure.ts'
import { CLOCK_SLACK } from '#api/service-clock.ts'
import { applicationCreator } from './create-application.ts'

const NOW = 1_800_000_000
const WANTED: NewApplication = { center: 'cn-shanghai', name: 'Night show', retentionDays: 30 }

const failure = (facts: Partial<ConstructorParameters<typeof Failure>[0]>) =>
  new Failure({ kind: 'refused', action: 'CreateLiveMessageApp', write: true, message: '', ...facts })
const lost = failure({ kind: 'unreachable', reason: 'timeout' })
const unreadableList = failure({ action: 'ListLiveMessageApps', write: false, status: 500, code: 'ServerError' })

const application = (id: string, facts: Partial<Application> = {}): Application => ({
  id,
  name: WANTED.name,
  center: 'cn-shanghai',
  disabled: false,
  retentionDays: 30,
  createdAt: NOW,
  ...facts,
})

/** A form before a service that lists `listed`, of which the console knows `known`. Every try to create loses its answer unless told otherwise. */
function formBefore({ known = [], listed = [] }: { known?: Application[]; listed?: Application[] } = {}) {
  const create = vi.fn<(wanted: NewApplication, submitKey: string) => Promise<string>>().mockRejectedValue(lost)
  const list = vi.fn<() => Promise<Application[]>>().mockResolvedValue(listed)
  return { create, list, submit: applicationCreator({ create, list, known: () => known, now: () => NOW }) }
}

describe('a try whose answer came', () => {
  it('is not asked about', async () => {
    const { create, list, submit } = formBefore()
    create.mockResolvedValueOnce('new')
    await submit(WANTED)
    const refused = failure({ status: 400, code: 'InputInvalid' })
    create.mockRejectedValueOnce(refused)
    await expect(submit(WANTED)).rejects.toBe(refused)
    expect(create).toHaveBeenCalledTimes(2)
    expect(list).not.toHaveBeenCalled()
  })

  it('is repeated under its key when it was throttled', async () => {
    const { create, submit } = formBefore()
    create.mockRejectedValueOnce(failure({ status: 400, code: 'Throttling.User', retryAfterMs: 1 }))
    create.mockResolvedValueOnce('new')
    await submit(WANTED)
    expect(create).toHaveBeenCalledTimes(2)
    expect(create.mock.calls[0]).toEqual(create.mock.calls[1])
  })
})

describe('a try whose answer was lost', () => {
  it('made the application that is new in the list, whoever else has its name', async () => {
    const older = application('older', { createdAt: NOW - 1 })
    const { create, submit } = formBefore({ known: [older], listed: [application('new'), older] })
    await submit(WANTED)
    expect(create).toHaveBeenCalledTimes(1)
  })

  it('is given the seconds by which clocks may differ', async () => {
    await expect(
      formBefore({ listed: [application('a', { createdAt: NOW - CLOCK_SLACK })] }).submit(WANTED),
    ).resolves.toBe(undefined)
  })

  it.each<[what: string, listed: Application, known?: Application[]]>([
    ['was known before', application('a'), [application('a')]],
    ['is older, though it was not known', application('a', { createdAt: NOW - CLOCK_SLACK - 1 })],
    ['has another name', application('a', { name: 'night show' })],
    ['keeps its messages longer', application('a', { retentionDays: 90 })],
  ])('did not make an application that %s', async (_what, listed, known = []) => {
    const { create, list, submit } = formBefore({ listed: [listed], known })
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'notDone', failure: lost })
    expect(list).toHaveBeenCalledTimes(1)
    expect(create).toHaveBeenCalledTimes(1)
  })

  it('stays in doubt when the list cannot be read', async () => {
    const { create, list, submit } = formBefore()
    list.mockRejectedValue(unreadableList)
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'unknown', failure: lost })
    expect(create).toHaveBeenCalledTimes(1)
  })
})

describe('trying again', () => {
  it('asks first, and finds what the try before has made after all', async () => {
    const { create, list, submit } = formBefore()
    list.mockRejectedValueOnce(unreadableList)
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'unknown' })
    list.mockResolvedValueOnce([application('new')])
    await submit(WANTED)
    expect(create).toHaveBeenCalledTimes(1)

    create.mockResolvedValueOnce('second')
    await submit(WANTED)
    expect(create, 'a further one, on purpose').toHaveBeenCalledTimes(2)
  })

  it('sends nothing as long as nobody knows', async () => {
    const { create, list, submit } = formBefore()
    list.mockRejectedValue(unreadableList)
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'unknown' })
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'unknown', failure: lost })
    expect(create).toHaveBeenCalledTimes(1)
  })

  it('sends again once the list shows that nothing was made, under a key of its own', async () => {
    const { create, list, submit } = formBefore()
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'notDone' })
    create.mockResolvedValueOnce('new')
    await submit(WANTED)
    expect(list).toHaveBeenCalledTimes(2)
    expect(create).toHaveBeenCalledTimes(2)
    expect(create.mock.calls[0]?.[1]).not.toBe(create.mock.calls[1]?.[1])
  })

  it('with other values is another application', async () => {
    const { create, list, submit } = formBefore()
    list.mockRejectedValue(unreadableList)
    await expect(submit(WANTED)).rejects.toMatchObject({ verdict: 'unknown' })
    create.mockResolvedValueOnce('other')
    await submit({ ...WANTED, retentionDays: 180 })
    expect(create).toHaveBeenCalledTimes(2)
    expect(list).toHaveBeenCalledTimes(1)
  })
})
