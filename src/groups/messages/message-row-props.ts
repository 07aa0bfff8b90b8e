import type { Gap, LogRow, MessageLog } from '#api/message-log.ts'
import type { Scope } from '#api/scope.ts'
import type { ShownAlerts } from './use-alerts.ts'

export interface MessageRowProps {
  scope: Scope
  groupId: string
  row: LogRow
  open: boolean
  /** The operator's calendar day; a message of another one says its day. */
  today: string
  /** Other rows with the same message ID. */
  twins: () => number
  /** Reads a place of the history again. */
  look: (gap: Gap) => Promise<MessageLog>
  /** The operator's words. */
  alerts: ShownAlerts
  onToggle: () => void
}
