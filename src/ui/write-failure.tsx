import { Flex } from 'antd'
import { UncertainWrite } from '#api/write-or-ask.ts'
import { failureStrings } from './failure-strings.ts'
import { FailureView, useFailureText } from './failure-view.tsx'
import { useStrings } from './preferences.ts'

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
  const { failure, verdict, asking } = error
  return (
    <FailureView
      error={failure}
      advice={verdict === 'notDone' ? notDone : <NotAsked asking={asking}>{unknown}</NotAsked>}
    />
  )
}

/** After a second failure both are told: the one of the write, and why asking did not clear it up. */
function NotAsked({ asking, children }: { asking: unknown; children: string }) {
  const words = useStrings(failureStrings)
  return (
    <Flex vertical component="span">
      <span>{children}</span>
      <span>{words.asking(useFailureText(asking))}</span>
    </Flex>
  )
}
