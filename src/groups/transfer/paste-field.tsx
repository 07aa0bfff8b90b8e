import { Flex, Form } from 'antd'
import { clsx } from 'clsx'
import type { ClipboardEvent } from 'react'
import { GrowingText } from '../../ui/growing-text.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createManyStrings } from './create-many-strings.ts'
import styles from './source-fields.module.css'

/** Characters that a field shows and edits without making anybody wait for each letter. */
const MOST_SHOWN = 100_000

interface PasteFieldProps {
  /** Pasted text that is too long to be shown. */
  long: string | undefined
  onLong: (text: string | undefined) => void
}

/** The form's field `text`; a paste of thousands of rows is taken beside it, for a text field would freeze the page. */
export function PasteField({ long, onLong }: PasteFieldProps) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (text.length <= MOST_SHOWN) return
    event.preventDefault()
    onLong(text)
  }
  return (
    <>
      {long !== undefined && (
        <Flex gap={8} wrap align="center">
          <span role="status">{words.pasted(long.length.toLocaleString(locale))}</span>
          <PlainButton onClick={() => onLong(undefined)}>{words.removePasted}</PlainButton>
        </Flex>
      )}
      <div hidden={long !== undefined} className={styles.cells}>
        <Form.Item name="text" label={words.pasteLabel} extra={words.pasteHint} className={clsx(styles.last)}>
          <GrowingText spellCheck={false} wrap="off" onPaste={onPaste} />
        </Form.Item>
      </div>
    </>
  )
}
