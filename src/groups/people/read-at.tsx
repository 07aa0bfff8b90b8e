import { formatTime } from '#lib/time.ts'
import { useStrings } from '../../ui/preferences.ts'
import { peopleStrings } from './people-strings.ts'

/** The clock's part of a time as `formatTime` writes it. */
const CLOCK = -8

/** When something was read. `at`: UNIX seconds of the service. */
export function ReadAt({ at }: { at: number }) {
  const words = useStrings(peopleStrings)
  return (
    <span className="muted" title={formatTime(at)}>
      {words.readAt(formatTime(at).slice(CLOCK))}
    </span>
  )
}
