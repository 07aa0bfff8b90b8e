import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { commonStrings } from '../ui/common-strings.ts'
import { useStrings } from '../ui/preferences.ts'
import { FrameRow } from './frame-rows.tsx'
import { type MockNotice, mockSessionNotices } from './mock-notices.ts'
import { shellStrings } from './shell-strings.ts'

/** Nothing is lost by these: once read they can be put away. */
const HARMLESS = new Set<MockNotice>(['insecureAddress', 'workerWithheld'])

/** What an operator of a mock session should know about where it is kept and who answers. */
export function MockNotices() {
  const words = useStrings(shellStrings)
  const common = useStrings(commonStrings)
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
          {HARMLESS.has(kind) && (
            <Button size="small" onClick={() => mockSessionNotices.remove(kind)}>
              {common.close}
            </Button>
          )}
        </FrameRow>
      ))}
    </div>
  )
}
