import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { useStrings } from '../ui/preferences.ts'
import { FrameRow } from './frame-rows.tsx'
import { mockSessionNotices } from './mock-notices.ts'
import { shellStrings } from './shell-strings.ts'

/** What an operator of a mock session should know about where it is kept. */
export function MockNotices() {
  const words = useStrings(shellStrings)
  const notices = useSyncExternalStore(mockSessionNotices.subscribe, mockSessionNotices.get)
  return (
    <div role="status">
      {notices.map((kind) => (
        <FrameRow key={kind}>
          <strong>{words[kind]}</strong>
          {kind === 'siteDataCleared' && (
            <Button size="small" onClick={() => window.location.reload()}>
              {words.reload}
            </Button>
          )}
        </FrameRow>
      ))}
    </div>
  )
}
