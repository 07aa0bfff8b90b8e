import { useEffect, useEffectEvent, useState } from 'react'
import type { LogRow } from '#api/message-log.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { countHits, type Matchers } from './alert-hits.ts'
import { alertStrings } from './alert-strings.ts'
import { messagesStrings } from './messages-strings.ts'

/** A screen reader hears how many came, and at most this often. */
const EVERY_MS = 10_000

interface NewsSpokenProps {
  /** The highest number read. */
  newest: bigint
  rows: readonly LogRow[]
  /** The operator's words, which are told of in the same sentence. */
  matchers: Matchers
}

/** How many messages came, as one sentence for a screen reader. */
export function NewsSpoken({ newest, rows, matchers }: NewsSpokenProps) {
  const words = useStrings(messagesStrings)
  const alerts = useStrings(alertStrings)
  const locale = useLocale()
  const [told, setTold] = useState(newest)
  const [{ count, hit }, setNews] = useState({ count: 0, hit: 0 })
  const tell = useEffectEvent(() => {
    const news = rows.filter(({ seq }) => seq > told)
    setNews({ count: news.length, hit: countHits(news, matchers).rows })
    setTold(newest)
  })
  useEffect(() => {
    const timer = setInterval(tell, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <span role="status" className="visually-hidden">
      {hit > 0
        ? alerts.news(count.toLocaleString(locale), hit.toLocaleString(locale))
        : count > 0 && words.spoken(count.toLocaleString(locale))}
    </span>
  )
}
