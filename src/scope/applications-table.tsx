import { Grid, Skeleton, Table, type TableColumnsType, Tag } from 'antd'
import { Link } from 'react-router'
import type { Application } from '#api/applications.ts'
import { paths } from '#lib/paths.ts'
import { zonePlace } from '#lib/time.ts'
import { IdText } from '../ui/id-text.tsx'
import { useLocale, useStrings } from '../ui/preferences.ts'
import { TimeText } from '../ui/time-text.tsx'
import { scopeStrings } from './scope-strings.ts'
import styles from './applications-table.module.css'

const PAGE_SIZE = 20

/** `applications` absent: still loading. */
export function ApplicationsTable({ applications }: { applications: Application[] | undefined }) {
  const words = useStrings(scopeStrings)
  const locale = useLocale()
  const wide = Grid.useBreakpoint().md ?? true
  if (applications === undefined) return <Skeleton active title={false} paragraph={{ rows: 6 }} />

  const groupsLink = ({ id, name, center }: Application) => (
    <Link to={paths.groups({ center, appId: id })} aria-label={words.viewGroupsOf(name)}>
      {words.viewGroups}
    </Link>
  )
  const status = ({ disabled }: Application) =>
    disabled ? <Tag>{words.disabledTag}</Tag> : <Tag color="success">{words.enabledTag}</Tag>
  const retention = ({ retentionDays }: Application) => words.days(retentionDays.toLocaleString(locale))

  const columns: TableColumnsType<Application> = [
    { title: words.name, dataIndex: 'name', render: (_, row) => <strong className={styles.name}>{row.name}</strong> },
    { title: words.id, dataIndex: 'id', render: (_, row) => <IdText id={row.id} what={words.id} /> },
    { title: words.retention, key: 'retention', className: 'numeric', render: (_, row) => retention(row) },
    {
      title: words.created(zonePlace()),
      dataIndex: 'createdAt',
      className: 'numeric',
      render: (_, row) => <TimeText seconds={row.createdAt} zone={false} />,
    },
    { title: words.status, key: 'status', render: (_, row) => status(row) },
    { title: words.actions, key: 'actions', render: (_, row) => groupsLink(row) },
  ]
  const narrowColumns: TableColumnsType<Application> = [
    {
      title: words.application,
      key: 'application',
      render: (_, row) => (
        <div className={styles.card}>
          <div className={styles.head}>
            <strong className={styles.name}>{row.name}</strong>
            {status(row)}
          </div>
          <IdText id={row.id} what={words.id} ellipsis />
          <span className="muted">
            {words.retention}: {retention(row)}
          </span>
          <TimeText seconds={row.createdAt} />
          {groupsLink(row)}
        </div>
      ),
    },
  ]
  return (
    <Table
      aria-label={words.applications}
      rowKey="id"
      size="medium"
      columns={wide ? columns : narrowColumns}
      dataSource={applications}
      pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
