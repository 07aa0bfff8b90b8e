import { Alert, Button } from 'antd'
import { session } from '#api/service.ts'
import type { SessionFailure } from '#api/session-calls.ts'
import { commonStrings } from '../ui/common-strings.ts'
import { PageCard } from '../ui/page-message.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** Nobody can say who is signed in. */
export function GatewaySilent({ reason }: Pick<SessionFailure, 'reason'>) {
  const words = useStrings(sessionStrings)
  const common = useStrings(commonStrings)
  return (
    <SignInFrame>
      <PageCard narrow>
        <PageTitle>{words[reason]}</PageTitle>
        <h1>{words[reason]}</h1>
        <Alert type="error" showIcon role="alert" title={words[`${reason}Advice`]} />
        <Button type="primary" onClick={() => void session.check()}>
          {common.retry}
        </Button>
      </PageCard>
    </SignInFrame>
  )
}
