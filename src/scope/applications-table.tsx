import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Application } from '#api/applications.ts'
import { paths } from '#lib/paths.ts'
import { zonePlace } from '#lib/time.ts'
import { DialogLink } from '../ui/dialog-route.tsx'
import { IdText } from '../ui/id-text.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { OperationLink } from '../ui/operation.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { TimeText } from '../ui/time-text.tsx'
import { useMedia } from '../ui/use-media.ts'
import { applicationStrings } from './application-strings.ts'
import { ApplicationStatus } from './dialog-application.tsx'
import { foundIn } from './find-applications.ts'
import { scopeStrings } from './scope-strings.ts'
import shared from '../ui/list-table.module.css'
import styles from './applications-table.module.css'

/** Telephones. */
const CARDS = '(max-width: 767px)'

interface ApplicationsTableProps {
  applications: readonly Application[]
  /** What was searched for: what it found is marked. */
  search: string
  /** Stands where there are no rows. */
  empty: ReactNode
}

/** The applications of one page, drawn as the list of groups is. */
export function ApplicationsTable({ applications, search, empty }: ApplicationsTableProps) {
  const words = useStrings(scopeStrings)
  const cards = useMedia(CARDS)
  const Draw = cards ? Card : Row
  return (
    <div className={shared.frame}>
      <table className={clsx(shared.table, cards && styles.cards)} aria-label={words.applications}>
        {!cards && (
          <thead className={shared.head}>
            <tr>
              <th scope="col" className={styles.name}>
                {words.name}
              </th>
              <th scope="col" className={styles.id}>
                {words.id}
              </th>
              <th scope="col" className={styles.retention}>
                {words.retention}
              </th>
              <th scope="col" className={styles.created}>
                {words.created(zonePlace())}
              </th>
              <th scope="col" className={styles.status}>
                {words.status}
              </th>
              <th scope="col" className={styles.actions}>
                {words.actions}
              </th>
            </tr>
          </thead>
        )}
        <tbody>
          {applications.length === 0 && (
            <tr>
              <td colSpan={cards ? 1 : 6} className={styles.nothing}>
                {empty}
              </td>
            </tr>
          )}
          {applications.map((application) => (
            <Draw key={application.id} application={application} search={search} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  application: Application
  search: string
}

function Row({ application, search }: RowProps) {
  const words = useStrings(scopeStrings)
  const { id, name, createdAt } = application
  return (
    <tr data-row={id}>
      <th scope="row" className={styles.name} title={name}>
        <Name name={name} search={search} />
      </th>
      <td className={styles.id}>
        <IdText id={id} what={words.id} ellipsis ranges={foundIn(id, search)} />
      </td>
      <td className={styles.retention}>
        <Retention application={application} />
      </td>
      <td className={clsx('numeric', styles.created)}>
        <TimeText seconds={createdAt} zone={false} />
      </td>
      <td className={styles.status}>
        <ApplicationStatus disabled={application.disabled} />
      </td>
      <td className={styles.actions}>
        <Actions application={application} />
      </td>
    </tr>
  )
}

/** An application in three lines. */
function Card({ application, search }: RowProps) {
  const words = useStrings(scopeStrings)
  const { id, name, disabled } = application
  return (
    <tr data-row={id}>
      <td>
        <div className={styles.line}>
          <Name name={name} search={search} />
          <ApplicationStatus disabled={disabled} />
        </div>
        <div className={clsx('muted', styles.line)}>
          <IdText id={id} what={words.id} ellipsis ranges={foundIn(id, search)} />
          <span title={words.retention}>
            <span className="visually-hidden">{words.retention}</span> <Retention application={application} />
          </span>
        </div>
        <div className={styles.line}>
          <Actions application={application} />
        </div>
      </td>
    </tr>
  )
}

const Name = ({ name, search }: { name: string; search: string }) => (
  <bdi className={styles.title}>
    <MarkedText text={name} ranges={foundIn(name, search)} />
  </bdi>
)

function Retention({ application }: Pick<RowProps, 'application'>) {
  const words = useStrings(scopeStrings)
  const locale = useLocale()
  return <span className="numeric">{words.days(application.retentionDays.toLocaleString(locale))}</span>
}

function Actions({ application: { id, name, center, disabled } }: Pick<RowProps, 'application'>) {
  const words = useStrings(scopeStrings)
  const own = useStrings(applicationStrings)
  const place = { center, appId: id }
  const action = disabled ? own.enable : own.disable
  return (
    <span className={styles.links}>
      <Link className={clsx(styles.link)} to={paths.groups(place)} aria-label={words.viewGroupsOf(name)}>
        {words.viewGroups}
      </Link>
      <DialogLink
        className={clsx(styles.link)}
        to={paths.applicationDetails(place)}
        aria-label={own.actionOn(own.viewDetails, name)}
      >
        {own.viewDetails}
      </DialogLink>
      <OperationLink
        operation="switchApplication"
        className={clsx(styles.link, !disabled && styles.danger)}
        to={disabled ? paths.enableApplication(place) : paths.disableApplication(place)}
        aria-label={own.actionOn(action, name)}
      >
        {action}
      </OperationLink>
    </span>
  )
}
