import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { paths } from '#lib/paths.ts'
import { Choice } from '../../ui/choice.tsx'
import { DialogLink } from '../../ui/dialog-route.tsx'
import { Pager } from '../../ui/pager.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { runDesk } from '../runs/desk.ts'
import type { ItemState, RunItem, RunView } from '../runs/run-types.ts'
import { ResultReason, ResultWord } from './item-result.tsx'
import { resultsStrings } from './results-strings.ts'
import styles from './run-items.module.css'

const PAGE_SIZE = 50

/** What can be looked at alone, in the order of its importance. */
const FILTERS = {
  failed: ['refused', 'notDone'],
  unknown: ['unknown'],
  done: ['done'],
  waiting: ['waiting', 'leaving'],
  unsent: ['unsent'],
} as const satisfies Record<string, readonly ItemState['state'][]>
type Filter = keyof typeof FILTERS

const LABELS = {
  failed: 'badCount',
  unknown: 'unknownCount',
  done: 'okCount',
  waiting: 'waitingCount',
  unsent: 'unsentCount',
} as const

const pageIn = (text: string | null): number => (text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1)

const isFilter = (text: string | null): text is Filter => text !== null && Object.hasOwn(FILTERS, text)

/** What became of each group, with the reason. */
export function RunItems({ view }: { view: RunView }) {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const [params, setParams] = useSearchParams()
  const asked = params.get('show')
  const show = isFilter(asked) ? asked : undefined
  const { head, counts } = view
  const countOf = (filter: Filter) => FILTERS[filter].reduce((sum, state) => sum + counts[state], 0)
  const total = show === undefined ? head.size : countOf(show)
  const lastPage = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(pageIn(params.get('page')), lastPage)
  const items = useItems(view, show, page)
  const searchOf = (next: { show?: Filter | undefined; page?: number }) => {
    const kept = new URLSearchParams()
    const filter = 'show' in next ? next.show : show
    if (filter !== undefined) kept.set('show', filter)
    if (next.page !== undefined && next.page > 1) kept.set('page', String(next.page))
    return kept.toString()
  }
  const filters = Object.keys(FILTERS)
    .filter(isFilter)
    .filter((filter) => countOf(filter) > 0 || filter === show)
  return (
    <>
      <div className={styles.filter}>
        <Choice
          label={words.show}
          value={show ?? 'all'}
          onChange={(chosen) => setParams(searchOf({ show: chosen === 'all' ? undefined : chosen }), { replace: true })}
          options={[
            { value: 'all' as const, label: words.showAll },
            ...filters.map((value) => ({ value, label: words[LABELS[value]](countOf(value).toLocaleString(locale)) })),
          ]}
        />
      </div>
      <table className={styles.items} aria-label={words.group}>
        <thead>
          <tr>
            <th scope="col">{words.group}</th>
            <th scope="col">{words.result}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ index, subject: { id, name }, state }) => (
            <tr key={index}>
              <td>
                <DialogLink to={paths.groupDetails(head.scope, id)} className={clsx(styles.link)}>
                  <bdi>{name.trim() === '' ? id : name}</bdi>
                </DialogLink>
                {name.trim() !== '' && (
                  <code translate="no" className={styles.id}>
                    {id}
                  </code>
                )}
              </td>
              <td>
                <ResultWord kind={head.kind} state={state} />
              </td>
              <td>
                <ResultReason kind={head.kind} state={state} />
              </td>
            </tr>
          ))}
          {total === 0 && (
            <tr>
              <td colSpan={3}>{words.noneOfThese}</td>
            </tr>
          )}
        </tbody>
      </table>
      {lastPage > 1 && (
        <Pager
          label={words.pages}
          page={page}
          lastPage={lastPage}
          searchOf={(shown) => searchOf({ page: shown })}
          onJump={(shown) => setParams(searchOf({ page: shown }))}
          words={words}
        />
      )}
    </>
  )
}

const NONE: readonly RunItem[] = []

/** Those of one page, read anew whenever the run has moved. */
function useItems(view: RunView, show: Filter | undefined, page: number): readonly RunItem[] {
  const [items, setItems] = useState(NONE)
  const { id } = view.head
  useEffect(() => {
    let wanted = true
    const read = async () => {
      const found = await runDesk.readItems(id, {
        ...(show === undefined ? {} : { states: FILTERS[show] }),
        from: (page - 1) * PAGE_SIZE,
        count: PAGE_SIZE,
      })
      if (wanted) setItems(found)
    }
    // A run that was forgotten meanwhile: its screen says so.
    read().catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [id, show, page, view])
  return items
}
