import type { ReactNode } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { unmeantBesideJson } from './json-format.ts'
import { StrayNotice } from './stray-notice.tsx'
import { DigitsInput } from './digits-input.tsx'
import { MessageAdvanced } from './message-advanced.tsx'
import { messageStrings } from './message-strings.ts'
import { messageRules } from './message-values.ts'

interface MessageFieldsProps {
  /** What to know of the type that is being typed. */
  typeHint: ReactNode
  /** The message's ID is a field, too; elsewhere each message gets its own. */
  choosesId?: boolean
  /** Stands behind the content. */
  children?: ReactNode
}

/** The fields of a message that is composed, with its priority and what else few messages need folded away. */
export function MessageFields({ typeHint, choosesId = false, children }: MessageFieldsProps) {
  const words = useStrings(messageStrings)
  return (
    <>
      <TextItem
        name="content"
        label={words.content}
        limit={LIMITS.messageContentBytes}
        rule={messageRules.content}
        unmeant={unmeantBesideJson}
        notice={<StrayNotice name="content" />}
        required
      >
        <GrowingText />
      </TextItem>
      {children}
      <TextItem
        name="senderId"
        label={words.senderId}
        limit={LIMITS.idBytes}
        rule={messageRules.senderId}
        required
        hint={words.senderIdHint}
      >
        <CodeInput />
      </TextItem>
      <TextItem
        name="senderInformation"
        label={words.senderInformation}
        limit={LIMITS.senderInformationBytes}
        rule={messageRules.senderInformation}
        unmeant={unmeantBesideJson}
        notice={<StrayNotice name="senderInformation" />}
        hint={words.senderInformationHint}
      >
        <GrowingText short spellCheck={false} />
      </TextItem>
      <TextItem name="type" label={words.type} rule={messageRules.type} required notice={typeHint}>
        <DigitsInput />
      </TextItem>
      <MessageAdvanced choosesId={choosesId} />
    </>
  )
}
