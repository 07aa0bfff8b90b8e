import { Button } from 'antd'
import type { FieldRule } from '#api/contract/field-rules.ts'
import { unmeantIn, withoutCharacters } from '#lib/characters.ts'
import { commonStrings } from './common-strings.ts'
import { useLocale, useStrings } from './preferences.ts'
import { invisibleText } from './problem-strings.ts'
import { replaceTextAbove } from './replace-text.ts'
import styles from './invisible-notice.module.css'

interface InvisibleNoticeProps {
  /** What stands in the field. */
  text: string
  /** What it refuses is named by the error on the field. */
  rule: FieldRule
  /** Which characters are surely not meant in a text that the rule takes. */
  unmeant?: (text: string) => string
}

/** Under a text field: names the characters that nobody sees and surely nobody meant, and takes them out. */
export function InvisibleNotice({ text, rule, unmeant = unmeantIn }: InvisibleNoticeProps) {
  const words = useStrings(commonStrings)
  const locale = useLocale()
  const refused = rule(text).find((problem) => problem.kind === 'invisible')
  const found = refused?.found ?? unmeant(text)
  return (
    <span className={styles.notice} role="status">
      {refused === undefined && found !== '' && <span key={found}>{invisibleText(found, locale)}</span>}
      {found !== '' && (
        <Button
          key="remove"
          size="small"
          aria-label={words.removeInvisible}
          title={words.removeInvisible}
          onClick={({ currentTarget }) => replaceTextAbove(currentTarget, (held) => withoutCharacters(held, found))}
        >
          {words.remove}
        </Button>
      )}
    </span>
  )
}
