import { WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { listStrings } from './list-strings.ts'
import type { GroupList } from '../data/use-group-list.ts'
import styles from './reading-stopped.module.css'

/** The groups behind the list could not all be read: one line, and the whole failure for those who ask. */
export function ReadingStopped({ list }: { list: GroupList }) {
  const words = useStrings(listStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const { entries, total, failure } = list.directory
  return (
    <div className={styles.stopped}>
      <div role="status" className={styles.line}>
        <WarningOutlined aria-hidden />
        {words.stopped(entries.length.toLocaleString(locale), (total ?? 0).toLocaleString(locale))}
        <Button size="small" onClick={list.resumeReading}>
          {common.retry}
        </Button>
        <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hideReason : words.showReason}
        </Button>
      </div>
      {open && <FailureView error={failure} quiet />}
    </div>
  )
}
