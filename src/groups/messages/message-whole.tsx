import { addresses } from '#lib/console-address.ts'
import { paths } from '#lib/paths.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IdText } from '../../ui/id-text.tsx'
import { LongText } from '../../ui/long-text.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { formatJson, inspectJson } from '../fields/json-format.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { TypeNameField } from '../fields/type-name-field.tsx'
import { ViewerLink } from '../shared/viewer-link.tsx'
import { paramsToMessage, writeMessageParams } from './message-params.ts'
import type { MessageRowProps } from './message-row-props.ts'
import { messagesStrings } from './messages-strings.ts'
import { Recall } from './recall.tsx'
import styles from './messages-tab.module.css'

/** All that the history tells of a message, as it is stored. */
export function MessageWhole(props: MessageRowProps) {
  const { scope, row } = props
  const words = useStrings(messagesStrings)
  const isJson = inspectJson(row.content).kind === 'json'
  return (
    <div className={styles.whole}>
      <div className={styles.heading}>
        <span>{words.content}</span>
        {isJson && <span className="muted">{words.asJson}</span>}
        <CopyButton text={row.content} what={words.content} />
      </div>
      <LongText label={words.content}>
        {row.content === '' ? words.blank : isJson ? formatJson(row.content) : row.content}
      </LongText>
      <Facts>
        <Fact name={words.sender}>
          <IdText id={row.senderId} what={words.sender} />{' '}
          <ViewerLink plain groupId={props.place.groupId} userId={row.senderId}>
            {words.viewer}
          </ViewerLink>
        </Fact>
        {row.senderInformation !== '' && (
          <Fact name={words.senderInformation}>
            <bdi className={styles.information}>{row.senderInformation}</bdi>
            <CopyButton text={row.senderInformation} what={words.senderInformation} />
          </Fact>
        )}
        <Fact name={words.time}>
          <TimeText seconds={row.at} />
        </Fact>
        <Fact name={words.type}>
          <code translate="no">{String(row.type)}</code> <TypeNameField scope={scope} type={row.type} />
        </Fact>
        <Fact name={words.messageId}>
          <IdText id={row.id} what={words.messageId} />
        </Fact>
        <Fact name={words.sequence}>
          <span className="numeric">{String(row.seq)}</span>
        </Fact>
      </Facts>
      <div className={styles.heading}>
        <PlainButton small onClick={props.onSender}>
          {words.onlySender}
        </PlainButton>
        <CopyButton roomy text={linkTo(props)} what={words.link} />
      </div>
      <Recall {...props} />
    </div>
  )
}

/** The address of one message, wherever it is opened. */
function linkTo({ place, row }: MessageRowProps): string {
  const { scope, groupId } = place
  const search = writeMessageParams(new URLSearchParams(), groupId, paramsToMessage(row)).toString()
  const path = paths.groupTab(scope, groupId, 'messages')
  return window.location.origin + addresses.href(`${path}?${search}`)
}
