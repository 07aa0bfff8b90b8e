import type { ReactNode } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { ContentItem } from './content-item.tsx'
import { unmeantBesideJson } from './json-format.ts'
import { MessageAdvanced } from './message-advanced.tsx'
import { messageStrings } from './message-strings.ts'
import { messageRules } from './message-values.ts'
import { PriorityField } from './priority-field.tsx'
import { StrayNotice } from './stray-notice.tsx'
import { TypeField } from './type-field.tsx'
import { TypeHint } from './type-hint.tsx'

interface MessageFieldsProps {
  /** The types that the group carries already: offered, and a new one is warned of. Undefined until they have been read, and of several groups. */
  types?: readonly string[] | undefined
  /** What else there is to know of the type that is typed. */
  typeWarning?: string | undefined
  /** To one user: the service takes neither a priority nor what stands under Advanced, and types take no place. */
  direct?: boolean
  /** The message's ID is a field, too; elsewhere each message gets its own. */
  choosesId?: boolean
  /** Stands behind the content. */
  children?: ReactNode
}

/** The fields of a message that is composed, what is said first, and what few messages need folded away. */
export function MessageFields({ types, typeWarning, direct = false, choosesId = false, children }: MessageFieldsProps) {
  const words = useStrings(messageStrings)
  return (
    <>
      <ContentItem />
      {children}
      <TextItem
        name="type"
        label={words.type}
        rule={messageRules.type}
        required
        notice={<TypeHint types={direct ? undefined : types} warning={typeWarning} />}
      >
        <TypeField types={types} />
      </TextItem>
      {!direct && (
        <TextItem name="weight" label={words.priority} rule={messageRules.weight} hint={words.weightHint}>
          <PriorityField />
        </TextItem>
      )}
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
      {!direct && <MessageAdvanced choosesId={choosesId} />}
    </>
  )
}
