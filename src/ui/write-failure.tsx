import { UncertainWrite } from '#api/write-or-ask.ts'
import { FailureView } from './failure-view.tsx'

interface WriteFailureProps {
  error: unknown
  /** Said when the service was asked after a lost answer, and the write had not been done. */
  notDone: string
  /** Said when it could not be asked either. */
  unknown: string
}

/** A failed write as its form shows it: what the failure says and, after a lost answer, what asking the service told. */
export function WriteFailureView({ error, notDone, unknown }: WriteFailureProps) {
  if (!(error instanceof UncertainWrite)) return <FailureView error={error} />
  return <FailureView error={error.failure} advice={error.verdict === 'notDone' ? notDone : unknown} />
}
