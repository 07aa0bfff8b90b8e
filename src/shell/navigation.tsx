import { clsx } from 'clsx'
import { useLayoutEffect } from 'react'
import { NavLink, useParams } from 'react-router'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { Icon } from '../ui/icon.tsx'
import { navigationPreference, usePreference, useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'
import styles from './navigation.module.css'

/**
 * The vendor console's tree: Live + > Interactive Messaging > Applications, Groups. At the left, folded to icons where there is little
 * room or when asked; on a telephone at the bottom.
 */
export function Navigation() {
  const words = useStrings(shellStrings)
  const { center = LIVE_CENTERS[0], appId } = useParams()
  return (
    <nav className={styles.navigation} data-frame="navigation" aria-label={words.navigation}>
      <div className={styles.tree} id="nav-messaging">
        <span>{words.live}</span>
        <span>{words.messaging}</span>
      </div>
      <ul aria-labelledby="nav-messaging">
        <li>
          <NavLink className={clsx(styles.link)} to={paths.applications(center)} title={words.applications}>
            <Icon of="grid" />
            <span>{words.applications}</span>
          </NavLink>
        </li>
        <li>
          <NavLink
            className={clsx(styles.link)}
            to={appId === undefined ? paths.center(center) : paths.groups({ center, appId })}
            end={appId === undefined}
            title={words.groups}
          >
            <Icon of="people" />
            <span>{words.groups}</span>
          </NavLink>
        </li>
      </ul>
      <FoldButton />
    </nav>
  )
}

/** Folds the navigation to icons and back, where there is room for both. */
function FoldButton() {
  const words = useStrings(shellStrings)
  const folded = usePreference(navigationPreference) === 'folded'
  // As public/first-paint.js does before the first paint.
  useLayoutEffect(() => {
    document.documentElement.dataset['navigation'] = folded ? 'folded' : 'open'
  }, [folded])
  const name = folded ? words.unfold : words.fold
  return (
    <button
      type="button"
      className={styles.fold}
      aria-label={name}
      title={name}
      onClick={() => navigationPreference.set(folded ? 'open' : 'folded')}
    >
      <Icon of="fold" />
    </button>
  )
}
