import { Button, Flex } from 'antd'
import { useState } from 'react'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { sendStrings } from './send-strings.ts'
import type { Send, Sends } from './sends.ts'

/** The ways out for a message that may be lost: to look once more, and to send a second one in full knowledge of what that means. */
export function SendAgain({ send, sends }: { send: Send; sends: Sends }) {
  const words = useStrings(sendStrings)
  const common = useStrings(commonStrings)
  const [asking, setAsking] = useState(false)
  const { again, fate } = send
  const sending = again?.kind === 'sending'
  if (asking) {
    return (
      <Flex vertical gap={8}>
        <strong role="status">{words.againRisk}</strong>
        <Flex gap={8} wrap>
          <Button size="small" danger loading={sending} onClick={() => void sends.sendAgain(send)}>
            {words.againConfirm}
          </Button>
          <Button size="small" autoFocus disabled={sending} onClick={() => setAsking(false)}>
            {common.cancel}
          </Button>
        </Flex>
        {again?.kind === 'refused' && <FailureView error={again.error} />}
      </Flex>
    )
  }
  return (
    <Flex gap={8} wrap>
      {fate.kind === 'notFound' && (
        <Button size="small" onClick={() => sends.check(send)}>
          {words.checkAgain}
        </Button>
      )}
      <Button size="small" onClick={() => setAsking(true)}>
        {words.again}
      </Button>
    </Flex>
  )
}
