import { useState } from 'react'
import { CLOCKS_APART } from '#api/contract/settling.ts'
import { client } from '#api/service.ts'
import { recallMessage } from '#api/stored-messages.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { WriteFailureView } from '../../ui/write-failure.tsx'
import type { MessageRowProps } from './message-row-props.ts'
import { messagesStrings } from './messages-strings.ts'
import styles from './messages-tab.module.css'

/** Takes one message back, once its effect was told; *accepted* until the history does not show it. */
export function Recall({ scope, groupId, row, twins, look }: MessageRowProps) {
  const words = useStrings(messagesStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const forbidden = useForbidden('recallMessage')
  const { run, pending, failure } = useSubmit()
  const [asked, setAsked] = useState(false)
  const [result, setResult] = useState<'accepted' | 'unchecked'>()

  const isGone = async () => {
    const log = await look({
      above: row.seq - 1n,
      below: row.seq + 1n,
      order: 'newest',
      from: row.at + CLOCKS_APART,
    })
    return log.rows.some(({ seq, gone }) => seq === row.seq && gone)
  }
  const lookAgain = async () => {
    try {
      await isGone()
      setResult('accepted')
    } catch {
      setResult('unchecked')
    }
  }
  const recall = () =>
    run(async () => {
      await writeOrAsk(
        async (submitKey) => {
          await recallMessage(client, scope, groupId, row.id, submitKey)
          return true
        },
        async () => ((await isGone()) ? true : undefined),
      )
      setAsked(false)
      await lookAgain()
    })

  if (row.gone) return result === undefined ? null : <p role="status">{words.recalled}</p>
  if (result !== undefined) {
    return (
      <p role="status" className={styles.heading}>
        {result === 'accepted' ? words.recallAccepted : words.recallUnchecked}
        <PlainButton small onClick={() => void run(lookAgain)}>
          {words.lookAgain}
        </PlainButton>
      </p>
    )
  }
  if (!asked) {
    return (
      <PlainButton small disabled={forbidden !== undefined} title={forbidden} onClick={() => setAsked(true)}>
        {words.recall}
      </PlainButton>
    )
  }
  const others = twins()
  return (
    <div role="group" aria-label={words.recall} className={styles.recall}>
      <p>{words.recallEffect}</p>
      {others > 0 && <p>{words.recallTwins(others.toLocaleString(locale))}</p>}
      {failure !== undefined && (
        <WriteFailureView error={failure} notDone={words.recallNotDone} unknown={words.recallUnknown} />
      )}
      <div className={styles.heading}>
        <PlainButton small kind="primary" disabled={pending || forbidden !== undefined} onClick={() => void recall()}>
          {words.recallNow}
        </PlainButton>
        <PlainButton small disabled={pending} onClick={() => setAsked(false)}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}
