import { DownloadOutlined } from '@ant-design/icons'
import { paths } from '#lib/paths.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { listStrings } from './list-strings.ts'
import styles from './export-button.module.css'

/** The way to a file of what the list shows. */
export function ExportButton() {
  const words = useStrings(listStrings)
  const to = paths.exportGroups(useScope())
  const openDialog = useOpenDialog()
  return (
    <PlainButton className={styles.button} title={words.exportGroups} data-dialog={to} onClick={() => openDialog(to)}>
      <DownloadOutlined aria-hidden />
      <span className={styles.label}>{words.exportGroups}</span>
    </PlainButton>
  )
}
