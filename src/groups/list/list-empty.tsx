import type { Scope } from '#api/scope.ts'
import { ListReason } from '../../ui/list-reason.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { CreateButton } from './create-button.tsx'
import { hasFacets, type ListParams, NO_FACETS } from '../data/list-params.ts'
import { statusStrings } from '../shared/status-strings.ts'
import { listStrings } from './list-strings.ts'
import { searchWords } from '../data/search.ts'
import type { GroupList } from '../data/use-group-list.ts'
import styles from './list-empty.module.css'

interface ListEmptyProps {
  scope: Scope
  list: GroupList
  change: (change: Partial<ListParams>) => void
  quotaId: string
}

/** Why there are no rows: still loading, still searching, nothing matches, or the application has no groups at all. */
export function ListEmpty({ scope, list, change, quotaId }: ListEmptyProps) {
  const words = useStrings(listStrings)
  const statuses = useStrings(statusStrings)
  const { q, status } = list.params
  const facets = hasFacets(list.params)
  if (list.loading) return <LoadingRows />
  const waiting =
    (list.directory.reading && !list.directory.complete) ||
    (list.facts !== undefined && list.facts.share < 1 && !list.facts.stopped)
  if ((list.searching || facets) && waiting) {
    return <ListReason title={words.noneYetTitle} lines={[words.noneYetBody]} />
  }
  if (!list.searching && !facets && status === 'all') {
    return (
      <ListReason title={words.emptyTitle} lines={[words.emptyBody]}>
        <CreateButton scope={scope} quotaId={quotaId} />
      </ListReason>
    )
  }
  const lines = []
  if (list.searching)
    lines.push(searchWords(q).length > 1 ? words.noMatchWords(q.trim()) : words.noMatchSearch(q.trim()))
  if (facets) lines.push(words.noMatchFacets)
  if (status !== 'all') lines.push(words.noMatchStatus(statuses[status]))
  return (
    <ListReason title={words.noMatchTitle} lines={lines}>
      {list.searching && <PlainButton onClick={() => change({ q: '' })}>{words.clearSearch}</PlainButton>}
      {facets && <PlainButton onClick={() => change(NO_FACETS)}>{words.clearFacets}</PlainButton>}
      {status !== 'all' && <PlainButton onClick={() => change({ status: 'all' })}>{words.showAll}</PlainButton>}
    </ListReason>
  )
}

const ROWS = Array.from({ length: 8 }, (_, row) => row)

function LoadingRows() {
  const words = useStrings(listStrings)
  return (
    <div>
      <span role="status" className="visually-hidden">
        {words.loading}
      </span>
      {ROWS.map((row) => (
        <div key={row} className={styles.row} />
      ))}
    </div>
  )
}
