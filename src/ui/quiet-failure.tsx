import { WarningOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { commonStrings } from './common-strings.ts'
import { useFailureText } from './failure-view.tsx'
import { useStrings } from './preferences.ts'
import styles from './quiet-failure.module.css'

interface QuietFailureProps {
  /** What could not be read. */
  what: string
  error: unknown
  onRetry: () => void
  /** There is room for the word, too. */
  roomy?: boolean
}

/** A small mark where something in the background could not be read: the reason under the pointer or with the focus, and it tries again. */
export function QuietFailure({ what, error, onRetry, roomy = false }: QuietFailureProps) {
  const common = useStrings(commonStrings)
  const text = `${what}: ${useFailureText(error)}`
  return (
    <Tooltip title={text} trigger={['hover', 'focus']}>
      <Button
        type="text"
        size="small"
        className={clsx(styles.mark)}
        icon={<WarningOutlined aria-hidden />}
        aria-label={`${text} ${common.retry}`}
        onClick={onRetry}
      >
        {roomy && common.retry}
      </Button>
    </Tooltip>
  )
}
