import { commonStrings } from '../../ui/common-strings.ts'
import { useStrings } from '../../ui/preferences.ts'
import styles from './group-cells.module.css'

/** A name or an owner: one line, the whole in the title, a muted word when there is none. */
export function TextCell({ text }: { text: string }) {
  const common = useStrings(commonStrings)
  if (text.trim() === '') return <span className="muted">{common.blank}</span>
  return (
    <bdi className={styles.text} title={text}>
      {text}
    </bdi>
  )
}
