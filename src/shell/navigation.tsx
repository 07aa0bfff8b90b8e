import { AppstoreOutlined, TeamOutlined } from '@ant-design/icons'
import { NavLink, useParams } from 'react-router'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

/** The vendor console's tree: Live + > Interactive Messaging > Applications, Groups. */
export function Navigation() {
  const words = useStrings(shellStrings)
  const { center = LIVE_CENTERS[0], appId } = useParams()
  return (
    <nav className="shell-nav" data-frame="navigation" aria-label={words.navigation}>
      <div className="nav-live">{words.live}</div>
      <div className="nav-product" id="nav-messaging">
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
