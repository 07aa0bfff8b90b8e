import { Link, useLocation } from 'react-router'
import { GROUP_TABS, type GroupTab, paths } from '#lib/paths.ts'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { detailsStrings, tabStrings } from './details-strings.ts'
import styles from './tab-links.module.css'

interface TabLinksProps {
  id: string
  shown: GroupTab
  /** Those in which something is typed, or kept, that is not sent. */
  unsaved: readonly GroupTab[]
}

/** The tabs of a group: places in the same entry of the history, so that Back leaves the group. */
export function TabLinks({ id, shown, unsaved }: TabLinksProps) {
  const words = useStrings(detailsStrings)
  const names = useStrings(tabStrings)
  const scope = useScope()
  const location = useLocation()
  const state: unknown = location.state
  return (
    <nav aria-label={words.tabList} className={styles.tabs}>
      {GROUP_TABS.map((tab) => (
        <Link
          key={tab}
          className={styles.tab}
          to={{ pathname: paths.groupTab(scope, id, tab), search: location.search }}
          state={state}
          replace
          preventScrollReset
          aria-current={tab === shown ? 'page' : undefined}
        >
          {names[tab]}
          {unsaved.includes(tab) && (
            <span className={styles.unsaved}>
              <span className="visually-hidden">{` (${words.unsaved})`}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
