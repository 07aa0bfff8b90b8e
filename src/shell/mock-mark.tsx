import { ExperimentOutlined } from '@ant-design/icons'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

/** A rehearsal must never be mistaken for the real service: a band across the whole page that does not scroll away. */
export function MockMark() {
  const words = useStrings(shellStrings)
  return (
    <aside className="mock-mark" aria-label={words.mockName}>
      <ExperimentOutlined aria-hidden />
      <strong>{words.mockName}</strong>
      <span>{words.mockMark}</span>
    </aside>
  )
}
