import { Failure } from './failure.ts'
import { repeatThrottled } from './retry.ts'

/** A write whose answer was lost, and what asking the service told about it. */
export class UncertainWrite extends Error {
  override name = 'UncertainWrite'
  readonly failure: Failure
  /** `notDone`: the service was asked and nothing had changed. `unknown`: it could not be asked either. */
  readonly verdict: 'notDone' | 'unknown'
  /** Why the service could not be asked. */
  readonly asking: unknown

  constructor(failure: Failure, verdict: 'notDone' | 'unknown', asking?: unknown) {
    super(failure.message, { cause: failure })
    this.failure = failure
    this.verdict = verdict
    this.asking = asking
  }
}

/**
 * Runs a write; when its answer is lost (deadline, broken connection, 5xx) asks the service once whether it happened, and never
 * repeats it. `ask` returns undefined when it did not. Rejects with `UncertainWrite` when it did not, or nobody knows.
 */
export async function writeOrAsk<T>(
  write: (submitKey: string) => Promise<T>,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  try {
    return await repeatThrottled(write)
  } catch (error) {
    if (!(error instanceof Failure) || !error.outcomeUnknown) throw error
    let happened: T | undefined
    try {
      happened = await ask()
    } catch (asking) {
      throw new UncertainWrite(error, 'unknown', asking)
    }
    if (happened === undefined) throw new UncertainWrite(error, 'notDone')
    return happened
  }
}
