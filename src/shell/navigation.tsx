import { AppstoreOutlined, TeamOutlined } from '@ant-design/icons'
import { NavLink, useParams } from 'react-router'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'
import styles from './navigation.module.css'

/** The vendor console's tree: Live + > Interactive Messaging > Applications, Groups. */
export function Navigation() {
  const words = useStrings(shellStrings)
  const { center = LIVE_CENTERS[0], appId } = useParams()
  return (
    <nav className={styles.navigation} data-frame="navigation" aria-label={words.navigation}>
      <div className={styles.live}>{words.live}</div>
      <div className={styles.product} id="nav-messaging">
        {words.messaging}
      </div>
      <ul aria-labelledby="nav-messaging">
        <li>
          <NavLink to={paths.applications(center)}>
            <AppstoreOutlined aria-hidden />
            {words.applications}
          </NavLink>
        </li>
        <li>
          <NavLink
            to={appId === undefined ? paths.center(center) : paths.groups({ center, appId })}
            end={appId === undefined}
          >
            <TeamOutlined aria-hidden />
            {words.groups}
          </NavLink>
        </li>
      </ul>
    </nav>
  )
}
