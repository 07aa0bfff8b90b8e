import { ExperimentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { useStrings } from '../ui/preferences.ts'
import { mockSessionNotices } from './mock-notices.ts'
import { shellStrings } from './shell-strings.ts'
import styles from './mock-mark.module.css'

/** A rehearsal must never be mistaken for the real service: a band across the whole page that does not scroll away. */
export function MockMark() {
  const words = useStrings(shellStrings)
  const notices = useSyncExternalStore(mockSessionNotices.subscribe, mockSessionNotices.get)
  return (
    <aside className={styles.band} data-frame="band" aria-label={words.mockName}>
      <ExperimentOutlined aria-hidden />
      <strong>{words.mockName}</strong>
      <span>{words.mockMark}</span>
      {notices.map((kind) => (
        <strong key={kind} role="status">
          {words[kind]}
        </strong>
      ))}
      {notices.includes('siteDataCleared') && (
        <Button size="small" onClick={() => window.location.reload()}>
          {words.reload}
        </Button>
      )}
    </aside>
  )
}
