import { clsx } from 'clsx'
import { Link } from 'react-router'
import type { Application } from '#api/applications.ts'
import { paths } from '#lib/paths.ts'
import { zonePlace } from '#lib/time.ts'
import { IdText } from '../ui/id-text.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { TimeText } from '../ui/time-text.tsx'
import { useMedia } from '../ui/use-media.ts'
import { scopeStrings } from './scope-strings.ts'
import styles from './applications-table.module.css'

/** Telephones. */
const CARDS = '(max-width: 767px)'

/** All of them at once: an account has 300 at most. */
export function ApplicationsTable({ applications }: { applications: readonly Application[] }) {
  const words = useStrings(scopeStrings)
  const cards = useMedia(CARDS)
  return (
    <div className={styles.frame}>
      <table className={clsx(styles.table, cards && styles.cards)} aria-label={words.applications}>
        {!cards && (
          <thead className={styles.head}>
            <tr>
              <th>{words.name}</th>
              <th>{words.id}</th>
              <th className={styles.retention}>{words.retention}</th>
              <th className={styles.created}>{words.created(zonePlace())}</th>
              <th className={styles.short}>{words.status}</th>
              <th className={styles.short}>{words.actions}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {applications.map((application) =>
            cards ? (
              <Card key={application.id} application={application} />
            ) : (
              <Row key={application.id} application={application} />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Row({ application }: { application: Application }) {
  const words = useStrings(scopeStrings)
  return (
    <tr>
      <td>
        <bdi className={styles.name}>{application.name}</bdi>
      </td>
      <td>
        <IdText id={application.id} what={words.id} />
      </td>
      <td className="numeric">
        <Retention application={application} />
      </td>
      <td className="numeric">
        <TimeText seconds={application.createdAt} zone={false} />
      </td>
      <td>
        <Status application={application} />
      </td>
      <td>
        <GroupsLink application={application} />
      </td>
    </tr>
  )
}

/** Two lines of an application. */
function Card({ application }: { application: Application }) {
  const words = useStrings(scopeStrings)
  return (
    <tr>
      <td>
        <div className={styles.line}>
          <bdi className={styles.name}>{application.name}</bdi>
          <GroupsLink application={application} />
        </div>
        <div className={clsx('muted', styles.line)}>
          <IdText id={application.id} what={words.id} ellipsis />
          <span className="numeric" title={words.retention}>
            <span className="visually-hidden">{words.retention}</span> <Retention application={application} />
          </span>
          <Status application={application} />
        </div>
      </td>
    </tr>
  )
}

interface CellProps {
  application: Application
}

function Retention({ application }: CellProps) {
  const words = useStrings(scopeStrings)
  const locale = useLocale()
  return words.days(application.retentionDays.toLocaleString(locale))
}

/** By word, shape and colour. */
function Status({ application }: CellProps) {
  const words = useStrings(scopeStrings)
  return (
    <span className={clsx(styles.status, application.disabled && styles.disabled)}>
      {application.disabled ? words.disabledTag : words.enabledTag}
    </span>
  )
}

function GroupsLink({ application: { id, name, center } }: CellProps) {
  const words = useStrings(scopeStrings)
  return (
    <Link className={clsx(styles.link)} to={paths.groups({ center, appId: id })} aria-label={words.viewGroupsOf(name)}>
      {words.viewGroups}
    </Link>
  )
}
