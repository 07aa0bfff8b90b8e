import type { Application, NewApplication } from '#api/applications.ts'
import type { Failure } from '#api/failure.ts'
import { CLOCK_SLACK } from '#api/service-clock.ts'
import { UncertainWrite, writeOrAsk } from '#api/write-or-ask.ts'

interface Service {
  /** Returns the new application's ID. */
  create: (application: NewApplication, submitKey: string) => Promise<string>
  /** What the service lists at this moment, newest first. */
  list: () => Promise<Application[]>
  /** What is known without asking. */
  known: () => Application[]
  /** UNIX seconds, the service's time. */
  now: () => number
}

/** A try to create an application, as it is told from others afterwards. */
interface Attempt {
  wanted: NewApplication
  /** IDs of applications that cannot be its work. */
  before: ReadonlySet<string>
  /** UNIX seconds, the service's time: nor can what is older. */
  since: number
}

const isSame = (one: Pick<Application, 'name' | 'retentionDays'>, other: NewApplication) =>
  one.name === other.name && one.retentionDays === other.retentionDays

/**
 * Creates applications of one Live Center for one form. Several may have one name, so the name tells nothing of a try whose answer was
 * lost: what it made is new in the list. The same application is not sent for again before the list was asked once more. Rejects with
 * `UncertainWrite` when it was not created, or nobody knows.
 */
export function applicationCreator(service: Service): (wanted: NewApplication) => Promise<void> {
  let inDoubt: { attempt: Attempt; failure: Failure } | undefined

  const madeBy = async ({ wanted, before, since }: Attempt): Promise<string | undefined> => {
    const applications = await service.list()
    return applications.find((one) => isSame(one, wanted) && !before.has(one.id) && one.createdAt >= since)?.id
  }
  const create = async (wanted: NewApplication) => {
    const before = new Set(service.known().map(({ id }) => id))
    const attempt = { wanted, before, since: service.now() - CLOCK_SLACK }
    try {
      await writeOrAsk(
        (submitKey) => service.create(wanted, submitKey),
        () => madeBy(attempt),
      )
      inDoubt = undefined
    } catch (error) {
      if (error instanceof UncertainWrite) inDoubt = { attempt, failure: error.failure }
      throw error
    }
  }
  return async (wanted) => {
    if (inDoubt !== undefined && isSame(inDoubt.attempt.wanted, wanted)) {
      const { attempt, failure } = inDoubt
      const found = await madeBy(attempt).catch((asking: unknown) => {
        throw new UncertainWrite(failure, 'unknown', asking)
      })
      if (found !== undefined) {
        inDoubt = undefined
        return
      }
    }
    await create(wanted)
  }
}
