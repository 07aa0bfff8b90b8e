import { useEffect, useEffectEvent, useState } from 'react'
import type { LogRow } from '#api/message-log.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { messagesStrings } from './messages-strings.ts'

/** A screen reader hears how many came, and at most this often. */
const EVERY_MS = 10_000

/** How many messages came, as one sentence for a screen reader. `newest`: the highest number read. */
export function NewsSpoken({ newest, rows }: { newest: bigint; rows: readonly LogRow[] }) {
  const words = useStrings(messagesStrings)
  const locale = useLocale()
  const [told, setTold] = useState(newest)
  const [count, setCount] = useState(0)
  const tell = useEffectEvent(() => {
    setCount(rows.filter(({ seq }) => seq > told).length)
    setTold(newest)
  })
  useEffect(() => {
    const timer = setInterval(tell, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <span role="status" className="visually-hidden">
      {count > 0 && words.spoken(count.toLocaleString(locale))}
    </span>
  )
}
