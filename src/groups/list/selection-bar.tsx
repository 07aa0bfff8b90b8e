import { CloseOutlined } from '@ant-design/icons'
import { App } from 'antd'
import { clsx } from 'clsx'
import { useId, useMemo } from 'react'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { Hint } from '../../ui/hint.tsx'
import { OperationButton } from '../../ui/operation.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { type RowSet, useRowSet } from '../../ui/row-set.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { countSelected, type SelectedCounts } from './selected-counts.ts'
import { ExportButton } from './export-button.tsx'
import { selectionStrings } from './selection-strings.ts'
import styles from './selection-bar.module.css'

interface SelectionBarProps {
  scope: Scope
  selection: RowSet
  list: GroupList
  /** The table has no box that selects the page. */
  cards: boolean
}

/** How many groups are selected, on whatever pages, and what can be done with them; nothing while none is. */
export function SelectionBar({ scope, selection, list, cards }: SelectionBarProps) {
  const words = useStrings(selectionStrings)
  const locale = useLocale()
  const selected = useRowSet(selection)
  const { find, directory, matching } = list
  const counts = useMemo(
    () => countSelected(selected, { find, complete: directory.complete, matching }),
    // oxlint-disable-next-line react/exhaustive-deps -- `find` tells something else with every snapshot
    [selected, find, directory, matching],
  )
  const empty = selected.size === 0
  return (
    <section className={styles.bar} data-empty={empty} aria-label={words.bar}>
      <span role="status" className={clsx('numeric', styles.count)}>
        {!empty && words.selected(counts.there.toLocaleString(locale))}
      </span>
      {!empty && (
        <>
          <Particulars counts={counts} selection={selection} />
          <SelectMore selection={selection} list={list} cards={cards} />
          <PlainButton
            small
            kind="text"
            className={clsx(styles.clear)}
            title={words.clearSelection}
            onClick={() => selection.set([])}
          >
            <CloseOutlined aria-hidden />
            <span>{words.clearSelection}</span>
          </PlainButton>
          <Actions scope={scope} counts={counts} selection={selection} />
        </>
      )}
    </section>
  )
}

/** What is not the same for all of them. */
function Particulars({ counts, selection }: { counts: SelectedCounts; selection: RowSet }) {
  const words = useStrings(selectionStrings)
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  const { normal, deleted, gone, elsewhere = 0 } = counts
  const told = [
    normal > 0 && deleted > 0 && words.mixed(number(normal), number(deleted)),
    elsewhere > 0 && words.elsewhere(number(elsewhere)),
    gone.length > 0 && words.gone(number(gone.length)),
  ].filter((part) => part !== false)
  if (told.length === 0) return null
  return (
    <span className={styles.particulars}>
      <span className="muted numeric">{told.join(' · ')}</span>
      {gone.length > 0 && (
        <PlainButton small kind="text" onClick={() => selection.put(gone, false)}>
          {words.forgetGone}
        </PlainButton>
      )}
    </span>
  )
}

/** The page, and all that match on all pages. */
function SelectMore({ selection, list, cards }: Pick<SelectionBarProps, 'selection' | 'list' | 'cards'>) {
  const words = useStrings(selectionStrings)
  const locale = useLocale()
  const selected = useRowSet(selection)
  const reasonId = useId()
  const { rows, total, matching } = list
  const isWhole = useMemo(() => matching?.every((id) => selected.has(id)) === true, [matching, selected])
  const all = words.selectAll(total.toLocaleString(locale))
  return (
    <>
      {cards && !rows.every(({ id }) => selected.has(id)) && (
        <PlainButton
          small
          onClick={() =>
            selection.put(
              rows.map(({ id }) => id),
              true,
            )
          }
        >
          {words.selectPage}
        </PlainButton>
      )}
      {total > rows.length && matching !== undefined && !isWhole && (
        <PlainButton small onClick={() => selection.put(matching, true)}>
          {all}
        </PlainButton>
      )}
      {total > rows.length && matching === undefined && (
        <Hint text={words.notAllKnown}>
          <PlainButton small aria-disabled aria-describedby={reasonId}>
            {all}
            <span id={reasonId} hidden>
              {words.notAllKnown}
            </span>
          </PlainButton>
        </Hint>
      )}
    </>
  )
}

function Actions({
  scope,
  counts,
  selection,
}: Pick<SelectionBarProps, 'scope' | 'selection'> & { counts: SelectedCounts }) {
  const words = useStrings(selectionStrings)
  const common = useStrings(commonStrings)
  const { message } = App.useApp()
  const copy = async () => {
    try {
      const gone = new Set(counts.gone)
      const ids = [...selection.get()].filter((id) => !gone.has(id))
      await navigator.clipboard.writeText(ids.join('\n'))
      message.success(common.copied)
    } catch {
      message.error(common.copyFailed)
    }
  }
  // What is not known yet may be either.
  const known = counts.normal + counts.deleted === counts.there
  const noneNormal = known && counts.normal === 0 ? words.noneNormal : undefined
  const noneDeleted = known && counts.deleted === 0 ? words.noneDeleted : undefined
  return (
    <span className={styles.actions} data-shortcut="selected">
      <OperationButton operation="sendMessage" to={paths.sendToGroups(scope)} blocked={noneNormal} kind="default" small>
        {words.sendMessage}
      </OperationButton>
      <OperationButton
        operation="changeGroup"
        to={paths.changeAdministrators(scope)}
        blocked={noneNormal}
        kind="default"
        small
      >
        {words.changeAdministrators}
      </OperationButton>
      <PlainButton small onClick={() => void copy()}>
        {words.copyIds}
      </PlainButton>
      <ExportButton small />
      <OperationButton
        operation="restoreGroup"
        to={paths.restoreGroups(scope)}
        blocked={noneDeleted}
        kind="default"
        small
      >
        {words.restore}
      </OperationButton>
      <OperationButton
        operation="deleteGroup"
        to={paths.deleteGroups(scope)}
        blocked={noneNormal}
        kind="default"
        small
        className={clsx(styles.danger)}
      >
        {words.delete}
      </OperationButton>
    </span>
  )
}
