import { useState } from 'react'
import { useClosePanel } from '../../ui/panel-button.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { serviceClock } from '#api/service.ts'
import { formatAge } from '#lib/time.ts'
import { messagesStrings } from './messages-strings.ts'
import { MomentField } from './moment-field.tsx'
import { momentOf, textOfMoment } from './moment-text.ts'
import styles from './message-filters.module.css'

/** Seconds before now that are one click away. */
const AGES = [60, 300, 600, 1800, 3600, 10_800]

interface JumpFormProps {
  /** Where one is. */
  at: number | undefined
  onJump: (at: number) => void
}

/** Moments to look at what was said around them. */
export function JumpForm({ at, onJump }: JumpFormProps) {
  const words = useStrings(messagesStrings)
  const locale = useLocale()
  const close = useClosePanel()
  const [text, setText] = useState(() => textOfMoment(at ?? serviceClock.now() - 600))
  const moment = momentOf(text)
  const jump = (to: number) => {
    close()
    onJump(to)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (moment !== undefined) jump(moment)
      }}
    >
      <div className={styles.moments}>
        {AGES.map((age) => (
          <PlainButton key={age} onClick={() => jump(serviceClock.now() - age)}>
            {formatAge(age, locale)}
          </PlainButton>
        ))}
      </div>
      <MomentField label={words.jumpAt} value={text} onText={setText} />
      <PlainButton type="submit" kind="primary" aria-disabled={moment === undefined}>
        {words.jumpGo}
      </PlainButton>
    </form>
  )
}
