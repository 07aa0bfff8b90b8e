import { DownloadOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import { paths } from '#lib/paths.ts'
import { useOpenDialog } from '../../ui/dialog-route.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { listStrings } from './list-strings.ts'
import styles from './export-button.module.css'

/** The way to a file of what the list shows, or of what is selected. `small`: among what can be done with the selected. */
export function ExportButton({ small = false }: { small?: boolean }) {
  const words = useStrings(listStrings)
  const to = paths.exportGroups(useScope())
  const openDialog = useOpenDialog()
  return (
    <PlainButton
      small={small}
      className={clsx(!small && styles.button)}
      title={words.exportGroups}
      data-dialog={to}
      onClick={() => openDialog(to)}
    >
      {!small && <DownloadOutlined aria-hidden />}
      <span className={clsx(!small && styles.label)}>{words.exportGroups}</span>
    </PlainButton>
  )
}
