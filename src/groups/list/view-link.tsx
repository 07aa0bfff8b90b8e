import { CheckOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import { Link } from 'react-router'
import { paths } from '#lib/paths.ts'
import { useClosePanel } from '../../ui/panel-button.tsx'
import { useScope } from '../../ui/use-scope.ts'
import styles from './view-link.module.css'

interface ViewLinkProps {
  name: string
  search: string
  /** The list shows it. */
  shown: boolean
}

/** A view to open, here or in a tab of its own. */
export function ViewLink({ name, search, shown }: ViewLinkProps) {
  const close = useClosePanel()
  return (
    <Link
      to={{ pathname: paths.groups(useScope()), search }}
      className={clsx(styles.view, shown && styles.shown)}
      aria-current={shown ? 'true' : undefined}
      preventScrollReset
      title={name}
      onClick={({ metaKey, ctrlKey, shiftKey, altKey }) => {
        if (!metaKey && !ctrlKey && !shiftKey && !altKey) close()
      }}
    >
      <CheckOutlined aria-hidden className={clsx(styles.mark)} />
      <bdi className={styles.name}>{name}</bdi>
    </Link>
  )
}
