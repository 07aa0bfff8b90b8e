import { ReloadOutlined } from '@ant-design/icons'
import { useEffect, useEffectEvent } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { useReadAgain } from '../data/use-read-again.ts'
import { refreshPreference } from './list-preferences.ts'
import { listStrings } from './list-strings.ts'
import styles from './list-toolbar.module.css'

/** Reads everything again now, and what is on screen as often as chosen in *Display*: not in a hidden tab, and not offline. */
export function RefreshControl({ list }: { list: GroupList }) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const every = usePreference(refreshPreference)
  const { refetchInterval } = useReadAgain(every === 0 ? undefined : every * 1000)
  const look = useEffectEvent(() => {
    if (document.visibilityState === 'visible') list.look()
  })
  useEffect(() => {
    if (refetchInterval === false) return undefined
    const timer = setInterval(look, refetchInterval)
    return () => clearInterval(timer)
  }, [refetchInterval])
  return (
    <span className={styles.refresh}>
      <PlainButton aria-label={words.refresh} title={words.refresh} onClick={list.refresh}>
        <ReloadOutlined spin={list.refreshing} aria-hidden />
      </PlainButton>
      {every > 0 && (
        <span className="muted numeric" title={words.refreshEvery(every.toLocaleString(locale))}>
          {words.everySeconds(every.toLocaleString(locale))}
        </span>
      )}
    </span>
  )
}
