import { useEffect, useRef } from 'react'
import type { StoredMessage } from '#api/stored-messages.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { ActButton } from '../people/act-button.tsx'
import { peopleStrings } from '../people/people-strings.ts'
import { viewerStrings } from './viewer-strings.ts'
import styles from './viewer-tab.module.css'

interface RecallQuestionProps {
  messages: readonly StoredMessage[]
  onYes: () => void
  onNo: () => void
}

/** What taking messages back means, before it is done. */
export function RecallQuestion({ messages, onYes, onNo }: RecallQuestionProps) {
  const words = useStrings(viewerStrings)
  const people = useStrings(peopleStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const count = messages.length
  const title = people.recallTitle(count.toLocaleString(locale), count === 1)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <div role="group" aria-label={title} className={styles.question}>
      <strong>{title}</strong>
      <p>{people.recallEffect}</p>
      <div className={styles.head}>
        <ActButton ref={yes} small kind="primary" operation="recallMessage" onClick={onYes}>
          {words.recall}
        </ActButton>
        <PlainButton small onClick={onNo}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}
