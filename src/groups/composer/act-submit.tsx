import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useForbidden } from '../../ui/use-session.ts'
import { sendStrings } from './send-strings.ts'

/** The button that sends. `blocked`: why it cannot be used, said beside it; `paused`: for a moment it cannot. */
export function ActSubmit({ blocked, paused }: { blocked: string | undefined; paused: boolean }) {
  const words = useStrings(sendStrings)
  const forbidden = useForbidden('sendMessage')
  return (
    <PlainButton
      type="submit"
      kind="primary"
      disabled={forbidden !== undefined || blocked !== undefined || paused}
      title={forbidden ?? words.keys}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    >
      {words.title}
    </PlainButton>
  )
}
