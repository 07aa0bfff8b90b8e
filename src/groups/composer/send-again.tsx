import { useEffect, useRef, useState } from 'react'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { ActButton } from '../people/act-button.tsx'
import { fateOf, hasFailed, isUncertain, type Send } from './send-state.ts'
import { sendStrings } from './send-strings.ts'
import type { Composer } from './use-composer.ts'
import styles from './sent-list.module.css'

/** What can be done with a message that was sent, or was not: to look once more, to send a second one in full knowledge, to edit it first. */
export function SendAgain({
  send,
  composer,
  blocked,
}: {
  send: Send
  composer: Composer
  blocked: string | undefined
}) {
  const words = useStrings(sendStrings)
  const common = useStrings(commonStrings)
  const [asking, setAsking] = useState(false)
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) cancel.current?.focus()
  }, [asking])
  const { sends, asked } = composer
  if (asking) {
    return (
      <div className={styles.question}>
        <strong role="status">{isUncertain(send) ? words.againRisk : words.againSecond}</strong>
        <div className={styles.ways}>
          <ActButton
            small
            kind="primary"
            operation="sendMessage"
            blocked={blocked ?? (send.checking ? words.looking : undefined)}
            onClick={() => {
              if (!isUncertain(send)) setAsking(false)
              composer.sendAgain(send)
            }}
          >
            {words.againConfirm}
          </ActButton>
          <PlainButton small ref={cancel} disabled={send.checking} onClick={() => setAsking(false)}>
            {common.cancel}
          </PlainButton>
        </div>
      </div>
    )
  }
  if (asked?.id === send.id) {
    return (
      <div className={styles.question}>
        <strong role="status">{words.replaceRisk}</strong>
        <div className={styles.ways}>
          <PlainButton small onClick={() => composer.edit(send, true)}>
            {words.replace}
          </PlainButton>
          <PlainButton small autoFocus onClick={composer.keep}>
            {words.keepTyped}
          </PlainButton>
        </div>
      </div>
    )
  }
  return (
    <div className={styles.ways}>
      {isUncertain(send) && fateOf(send)?.kind === 'notFound' && (
        <PlainButton small onClick={() => sends.check(send.id)}>
          {words.checkAgain}
        </PlainButton>
      )}
      {!send.replaced && (
        <ActButton
          small
          operation="sendMessage"
          blocked={blocked}
          onClick={() => (hasFailed(send) ? composer.sendAgain(send) : setAsking(true))}
        >
          {words.again}
        </ActButton>
      )}
      <PlainButton small onClick={() => composer.edit(send)}>
        {words.edit}
      </PlainButton>
    </div>
  )
}
