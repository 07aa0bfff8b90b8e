import { Alert, Button, Flex } from 'antd'
import { formatTime } from '#lib/time.ts'
import { commonStrings } from './common-strings.ts'
import { useStrings } from './preferences.ts'

export interface DraftOfferProps {
  /** Milliseconds. */
  savedAt: number
  onUse: () => void
  onDiscard: () => void
}

/** Offers a kept draft back; nothing is filled in unasked, so an old message is never sent by accident. */
export function DraftOfferView({ savedAt, onUse, onDiscard }: DraftOfferProps) {
  const words = useStrings(commonStrings)
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={words.draftKept(formatTime(savedAt / 1000))}
      action={
        <Flex gap={8} wrap>
          <Button size="small" type="primary" onClick={onUse}>
            {words.useDraft}
          </Button>
          <Button size="small" onClick={onDiscard}>
            {words.discardDraft}
          </Button>
        </Flex>
      }
    />
  )
}
