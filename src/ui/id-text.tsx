import { clsx } from 'clsx'
import type { TextRange } from '#lib/text-ranges.ts'
import { CopyButton } from './copy-button.tsx'
import { MarkedText } from './marked-text.tsx'
import styles from './id-text.module.css'

interface IdTextProps {
  id: string
  /** What the ID is of, for the copy button: "Group ID". */
  what: string
  /** Shortens a long ID with an ellipsis; the whole stays in the title and in what is copied. */
  ellipsis?: boolean
  /** What a search found in it. */
  ranges?: readonly TextRange[]
}

const NOTHING: readonly TextRange[] = []

/** An ID in a monospaced face with its copy button. */
export function IdText({ id, what, ellipsis = false, ranges = NOTHING }: IdTextProps) {
  return (
    <span className={clsx(styles.id, ellipsis && styles.ellipsis)}>
      <code translate="no" title={ellipsis ? id : undefined}>
        <MarkedText text={id} ranges={ranges} />
      </code>
      <CopyButton text={id} what={what} />
    </span>
  )
}
