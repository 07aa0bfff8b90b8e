import { Fragment } from 'react'
import type { TextRange } from '#lib/text-ranges.ts'
import styles from './marked-text.module.css'

interface MarkedTextProps {
  text: string
  /** In order, none touching another. */
  ranges: readonly TextRange[]
}

/**
 * A text in which stretches are marked, as those that a search found. Only text and `mark`: it wraps, is cut and keeps its direction as the
 * element around it says (`bdi` for what somebody typed).
 */
export function MarkedText({ text, ranges }: MarkedTextProps) {
  if (ranges.length === 0) return text
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark className={styles.mark}>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.end)}
    </>
  )
}
