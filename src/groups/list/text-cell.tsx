import type { TextRange } from '#lib/text-ranges.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import styles from './group-cells.module.css'

const NOTHING: readonly TextRange[] = []

/** A name or an owner: one line, the whole in the title, a muted word when there is none. `ranges`: what a search found in it. */
export function TextCell({ text, ranges = NOTHING }: { text: string; ranges?: readonly TextRange[] }) {
  const common = useStrings(commonStrings)
  if (text.trim() === '') return <span className="muted">{common.blank}</span>
  return (
    <bdi className={styles.text} title={text}>
      <MarkedText text={text} ranges={ranges} />
    </bdi>
  )
}
