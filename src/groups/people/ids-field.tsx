import { useId, useMemo } from 'react'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { problemTexts } from '../../ui/problem-strings.ts'
import { readIds, type ReadIds } from './id-list.ts'
import { peopleStrings } from './people-strings.ts'
import styles from './people.module.css'

/** Faults that are told one by one. */
const MOST_FAULTS = 5

interface IdsFieldProps {
  label: string
  text: string
  onChange: (text: string) => void
  /** How many may be named; any number when left out. */
  most?: number
}

/** The users whom a text names, and why it cannot be used as it stands: undefined where it can. */
export function useIds(text: string, most = Infinity): ReadIds & { blocked: string | undefined } {
  const words = useStrings(peopleStrings)
  const read = useMemo(() => readIds(text), [text])
  const blocked =
    read.faults.length > 0 || read.ids.length > most
      ? words.correctFirst
      : read.ids.length === 0
        ? words.nameFirst
        : undefined
  return { ...read, blocked }
}

/** Users' IDs, typed or pasted however they are separated; what can be none is told at its place. */
export function IdsField({ label, text, onChange, most = Infinity }: IdsFieldProps) {
  const words = useStrings(peopleStrings)
  const locale = useLocale()
  const id = useId()
  const { ids, repeated, faults, heading } = useIds(text, most)
  const number = (count: number) => count.toLocaleString(locale)
  const tooMany = ids.length > most
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <GrowingText
        id={id}
        short
        data-kept
        value={text}
        onChange={onChange}
        aria-describedby={`${id}-told`}
        aria-invalid={faults.length > 0 || tooMany}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
      />
      <div id={`${id}-told`} className={styles.told}>
        <span>
          {Number.isFinite(most) ? words.idsHintMost(number(most)) : words.idsHint}{' '}
          <span className="numeric">{words.idsCount(number(ids.length))}</span>
        </span>
        {heading !== undefined && <span>{words.idsHeading(heading)}</span>}
        {repeated.length > 0 && <span>{words.idsRepeated(number(repeated.length))}</span>}
        <span role="alert" className={styles.faults}>
          {tooMany && <span>{words.idsTooMany(number(most))}</span>}
          {faults.slice(0, MOST_FAULTS).map(({ id: fault, line, column, problems }) => (
            <span key={`${line} ${column}`}>
              {words.idAt(number(line), number(column), shortened(fault))} {problemTexts(problems, locale).join(' ')}
            </span>
          ))}
          {faults.length > MOST_FAULTS && <span>{words.moreFaults(number(faults.length - MOST_FAULTS))}</span>}
        </span>
      </div>
    </div>
  )
}

/** Letters of a text that is no ID: somebody may have pasted a page. */
const MOST_LETTERS = 64

function shortened(text: string): string {
  const letters = [...text]
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : text
}
