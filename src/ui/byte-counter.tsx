import { clsx } from 'clsx'
import { byteLength } from '#lib/byte-length.ts'
import { commonStrings } from './common-strings.ts'
import { useLocale } from './preferences.ts'

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
