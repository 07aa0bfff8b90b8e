import { DownloadOutlined } from '@ant-design/icons'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { exportMessagesStrings } from './export-messages-strings.ts'
import { handOver, type TypedRange } from './export-range.ts'

/** The way to a file of messages, of what the tab shows. */
export function ExportMessagesButton({ scope, groupId, range }: { scope: Scope; groupId: string; range: TypedRange }) {
  const words = useStrings(exportMessagesStrings)
  const to = paths.exportMessages(scope, groupId, 'messages')
  const openDialog = useOpenDialog()
  return (
    <PlainButton
      data-dialog={to}
      aria-label={words.title}
      title={words.title}
      onClick={() => {
        handOver(groupId, range)
        openDialog(to)
      }}
    >
      <DownloadOutlined aria-hidden />
    </PlainButton>
  )
}
