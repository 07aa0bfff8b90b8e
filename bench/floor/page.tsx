import { useQuery } from '@tanstack/react-query'
import { Button, Input, Table, type TableColumnsType } from 'antd'
import { useEffect, useState } from 'react'
import type * as dialogModule from './dialog.tsx'
import { FLOOR_ROWS, type FloorRow } from './rows.ts'

type DialogModule = typeof dialogModule

const time = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'medium' })
const byText = (key: 'id' | 'name' | 'owner') => (a: FloorRow, b: FloorRow) => (a[key] < b[key] ? -1 : 1)

const COLUMNS: TableColumnsType<FloorRow> = [
  { key: 'id', title: 'Group ID', render: (_, { id }) => <code>{id}</code>, sorter: byText('id') },
  { key: 'name', title: 'Group Name', dataIndex: 'name', sorter: byText('name') },
  { key: 'owner', title: 'Owner', dataIndex: 'owner', sorter: byText('owner') },
  {
    key: 'created',
    title: 'Created',
    render: (_, { created }) => time.format(created),
    sorter: (a, b) => a.created - b.created,
  },
]

/** A table, a search box and a dialog, found by the same roles and labels as the console's. */
export function FloorPage() {
  const { data } = useQuery({ queryKey: ['rows'], queryFn: () => FLOOR_ROWS, initialData: FLOOR_ROWS })
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const dialog = useDialogWhenIdle()
  const rows = text === '' ? data : data.filter(({ id, name, owner }) => `${id}\n${name}\n${owner}`.includes(text))
  return (
    <main>
      <h1>Groups</h1>
      <Input
        type="search"
        aria-label="Search groups"
        value={text}
        onChange={({ target }) => setText(target.value)}
        allowClear
      />
      <Button type="primary" onClick={() => setOpen(true)}>
        Create Group
      </Button>
      <Table<FloorRow>
        aria-label="Groups"
        size="small"
        rowKey="id"
        columns={COLUMNS}
        dataSource={[...rows]}
        pagination={{ pageSize: 20, showSizeChanger: false, role: 'navigation', 'aria-label': 'Pages' }}
      />
      {dialog !== undefined && <dialog.CreateDialog open={open} onClose={() => setOpen(false)} />}
    </main>
  )
}

/** Fetched when the page has nothing else to do, and rendered without a Suspense fallback, which React would show for 300 ms. */
function useDialogWhenIdle(): DialogModule | undefined {
  const [dialog, setDialog] = useState<DialogModule>()
  useEffect(() => {
    const handle = requestIdleCallback(() => void import('./dialog.tsx').then(setDialog))
    return () => cancelIdleCallback(handle)
  }, [])
  return dialog
}
