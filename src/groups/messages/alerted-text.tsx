import { AlertOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import { mergedRanges } from '#lib/text-ranges.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { inOriginal, plain } from '../data/plain-text.ts'
import { hitsOf } from './alert-hits.ts'
import { alertStrings } from './alert-strings.ts'
import type { MessageRowProps } from './message-row-props.ts'
import styles from './alerts.module.css'

/** The beginning of a message in which alert words are marked; before it stands which, since they may be further behind. */
export function AlertedText({ row, alerts, text }: Pick<MessageRowProps, 'row' | 'alerts'> & { text: string }) {
  const words = useStrings(alertStrings)
  const { matchers, at } = alerts
  const hits = hitsOf(row, matchers)
  if (hits.length === 0) return text
  const places = hits.flatMap((matcher) => matcher.placesIn(plain(text)))
  return (
    <>
      <span className={clsx(styles.chip, row.seq === at && styles.here)}>
        <AlertOutlined aria-hidden />
        <span className="visually-hidden">{words.hit(hits.map(({ word }) => word).join(', '))}</span>
        <bdi aria-hidden>{hits[0]?.word}</bdi>
        {hits.length > 1 && <span aria-hidden>+{hits.length - 1}</span>}
      </span>
      <MarkedText text={text} ranges={mergedRanges(inOriginal(text, mergedRanges(places)))} />
    </>
  )
}
