import { clsx } from 'clsx'
import { useDeferredValue, useMemo } from 'react'
import { byteLength } from '#lib/byte-length.ts'
import { costlyCharacters } from '#lib/costly-characters.ts'
import { shownCharacter } from './character-strings.ts'
import { commonStrings } from './common-strings.ts'
import { useLocale } from './preferences.ts'
import styles from './byte-counter.module.css'

/** "used / limit bytes" below a text field; red and bold beyond the limit. */
export function ByteCounter({ text, limit }: { text: string; limit: number }) {
  const locale = useLocale()
  const used = byteLength(text)
  return (
    <span className={clsx('counter', used > limit && 'counter-over')}>
      {commonStrings[locale].bytes(used.toLocaleString(locale), limit.toLocaleString(locale))}
    </span>
  )
}

/** From this part of the limit on it is said what takes the bytes. */
const NEAR = 0.8
/** Beyond so many limits it is the length, and nobody shortens a text character by character. */
const FAR = 4
const MOST_KINDS = 2
const MOST_SAMPLES = 3

/** Near the limit of a text and beyond it: which characters take several bytes each. Not told by itself: it changes with every key. */
export function CostlyNotice({ text: typed, limit }: { text: string; limit: number }) {
  const locale = useLocale()
  const words = commonStrings[locale]
  const text = useDeferredValue(typed)
  const kinds = useMemo(() => {
    const used = byteLength(text)
    return used < limit * NEAR || used > limit * FAR ? [] : costlyCharacters(text, MOST_KINDS, MOST_SAMPLES)
  }, [text, limit])
  if (kinds.length === 0) return null
  return (
    <span className={styles.costly}>
      {kinds
        .map(({ kind, bytes, count, samples }) => {
          const shown = samples.map((sample) => shownCharacter(sample, locale)).join(' ')
          return words[kind === 'emoji' ? 'costlyEmoji' : 'costlyCharacters'](
            count.toLocaleString(locale),
            String(bytes),
            shown,
          )
        })
        .join(' · ')}
    </span>
  )
}
