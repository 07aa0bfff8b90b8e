import type { LogRow } from '#api/message-log.ts'
import type { Scope } from '#api/scope.ts'
import type { Place, RecallState } from './recall-state.ts'
import type { ShownAlerts } from './use-alerts.ts'

export interface MessageRowProps {
  scope: Scope
  place: Place
  row: LogRow
  open: boolean
  /** The operator's calendar day; a message of another one says its day. */
  today: string
  /** Looks out among the others, as what a link leads to does. */
  marked: boolean
  /** What is known of its recall in this session. */
  recall: RecallState | undefined
  /** Other rows with the same message ID. */
  twins: () => number
  /** The operator's words. */
  alerts: ShownAlerts
  onToggle: () => void
  /** Shows those of its sender, of what is loaded. */
  onSender: () => void
}
