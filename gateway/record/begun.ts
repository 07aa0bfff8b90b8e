import { Refusal } from '../http/refusal.ts'
import type { BegunRecord, Record } from './record.ts'

/** How long a write waits for its entry, milliseconds: the reader of a pipe may be slow. */
const WAIT_MS = 1000

/** Resolves when the entry was written. Rejects with `Gateway.NotRecorded` when it was not, or not in time. */
export function begun(record: Record, entry: Omit<BegunRecord, 'event'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = () => {
      const message = `${entry.action ?? 'The call'} was not sent: the gateway cannot record it. Whoever runs it must see to its record.`
      reject(new Refusal('Gateway.NotRecorded', message))
    }
    const timer = setTimeout(refuse, WAIT_MS)
    record({ event: 'begun', ...entry }, (written) => {
      clearTimeout(timer)
      if (written) resolve()
      else refuse()
    })
  })
}
