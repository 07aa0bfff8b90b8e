import { useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { WriteFailureView } from '../../ui/write-failure.tsx'
import type { MessageRowProps } from './message-row-props.ts'
import { isSettled, mayLookAgain, mayRetry } from './recall-state.ts'
import { recallStrings } from './recall-strings.ts'
import { sentenceOf } from './recall-words.ts'
import { recalls } from './recalls.ts'
import styles from './messages-tab.module.css'

/** Takes one message back, once its effect was told; *accepted* until the history does not show it. */
export function Recall({ place, row, recall, twins }: MessageRowProps) {
  const words = useStrings(recallStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const forbidden = useForbidden('recallMessage')
  const [asked, setAsked] = useState(false)
  const state = row.gone && recall !== undefined ? ({ kind: 'gone' } as const) : recall
  if (row.gone && state === undefined) return null

  const failure = state !== undefined && 'error' in state && isSettled(state) ? state.error : undefined
  const told = state === undefined || state.kind === 'unsent' ? undefined : sentenceOf(state, words)
  const outcome = (
    <>
      {failure !== undefined && state?.kind !== 'unread' ? (
        <WriteFailureView error={failure} notDone={words.notDone} unknown={words.unknown} />
      ) : (
        told !== undefined && <span role="status">{told}</span>
      )}
    </>
  )
  const again = state !== undefined && mayLookAgain(state) && (
    <PlainButton small onClick={() => recalls.lookAgain(place)}>
      {words.lookAgain}
    </PlainButton>
  )
  const mayRecall = state === undefined || mayRetry(state)
  if (!mayRecall || !asked) {
    return (
      <>
        {outcome}
        <div className={styles.heading}>
          {again}
          {mayRecall && (
            <PlainButton small disabled={forbidden !== undefined} title={forbidden} onClick={() => setAsked(true)}>
              {words.recall}
            </PlainButton>
          )}
        </div>
      </>
    )
  }
  const others = twins()
  return (
    <div ref={takeFocus} role="group" tabIndex={-1} aria-label={words.recall} className={styles.recall}>
      {outcome}
      <p>{words.effect}</p>
      {others > 0 && <p>{words.twins(others.toLocaleString(locale))}</p>}
      <div className={styles.heading}>
        {again}
        <PlainButton
          small
          kind="primary"
          disabled={forbidden !== undefined}
          title={forbidden}
          onClick={() => recalls.start(place, [row])}
        >
          {words.now}
        </PlainButton>
        <PlainButton small onClick={() => setAsked(false)}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}

/** The button that led here is gone. */
function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true })
}
