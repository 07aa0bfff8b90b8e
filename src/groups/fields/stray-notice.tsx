import { Button, Form } from 'antd'
import { useDeferredValue } from 'react'
import { characterNames } from '../../ui/character-strings.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { replaceTextAbove } from '../../ui/replace-text.ts'
import { fieldStrings } from './field-strings.ts'
import { inspectJson, withoutStray } from './json-format.ts'
import styles from './stray-notice.module.css'

/** Under a text field of the form that may hold JSON: what keeps parsers from taking it and nobody sees, and the way to take it out. */
export function StrayNotice({ name }: { name: string }) {
  const words = useStrings(fieldStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const value: unknown = useDeferredValue(Form.useWatch(name))
  const verdict = inspectJson(typeof value === 'string' ? value : '')
  const stray = verdict.kind === 'text' ? undefined : verdict.stray
  const sentences = stray !== undefined && [
    words.strayJson,
    stray.before !== '' && words.strayBefore(characterNames(stray.before, locale)),
    stray.inside !== '' && words.strayInside(characterNames(stray.inside, locale)),
    stray.after !== '' && words.strayAfter(characterNames(stray.after, locale)),
  ]
  return (
    <span className={styles.stray} role="status">
      {sentences !== false && sentences.map((sentence) => sentence !== false && <span key={sentence}>{sentence}</span>)}
      {sentences !== false && (
        <Button
          key="remove"
          size="small"
          aria-label={words.removeStray}
          title={words.removeStray}
          onClick={({ currentTarget }) => replaceTextAbove(currentTarget, withoutStray)}
        >
          {common.remove}
        </Button>
      )}
    </span>
  )
}
