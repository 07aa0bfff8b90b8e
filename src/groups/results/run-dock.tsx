import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link, useMatch } from 'react-router'
import * as v from 'valibot'
import { createPreference } from '#lib/storage.ts'
import { PATTERNS, paths } from '#lib/paths.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { refreshDirectories } from '../data/directories.ts'
import { groupKeys } from '../data/group-keys.ts'
import { runDesk } from '../runs/desk.ts'
import { isOver } from '../runs/journal.ts'
import type { RunView } from '../runs/run-types.ts'
import { useAllRuns } from '../runs/use-runs.ts'
import { resultsStrings } from './results-strings.ts'
import { countWords, paceWords, standstill, stateWord, titleOf } from './run-words.ts'
import styles from './run-dock.module.css'

/** Ends of runs that this tab has shown; the others are told of. */
const seenPreference = createPreference('seenRuns', v.array(v.string()), () => [], 'session')

const markSeen = (id: string) => {
  if (!seenPreference.get().includes(id)) seenPreference.set([...seenPreference.get(), id])
}

/** The runs that go on, and those whose end nobody has looked at: a row each, whatever screen is open. */
export function RunDock() {
  const runs = useAllRuns()
  const seen = usePreference(seenPreference)
  const opened = useMatch(PATTERNS.run)?.params.runId
  const current = runs.find(({ head }) => head.id === opened)
  const isLookedAt = current !== undefined && isOver(current.head)
  useEffect(() => {
    if (isLookedAt && opened !== undefined) markSeen(opened)
  }, [isLookedAt, opened])
  useListsInStep(runs)
  const told = runs.filter(({ head }) => head.id !== opened && !(isOver(head) && seen.includes(head.id)))
  return told.map((view) => <RunRow key={view.head.id} view={view} />)
}

function RunRow({ view }: { view: RunView }) {
  const words = useStrings(resultsStrings)
  const locale = useLocale()
  const { head, counts } = view
  const over = isOver(head)
  const settled = head.size - counts.waiting - counts.leaving
  const still = standstill(view, words)
  return (
    <section className={styles.row} aria-label={titleOf(head, words, locale)} data-run={head.id}>
      {!over && <progress className={styles.bar} max={head.size} value={settled} aria-label={words.progress} />}
      <strong>{titleOf(head, words, locale)}</strong>
      <span role="status">{over || head.state !== 'running' ? stateWord(head, words) : ''}</span>
      <span className="numeric">
        {over
          ? countWords(view, words, locale).join(' · ')
          : words.sum(settled.toLocaleString(locale), head.size.toLocaleString(locale))}
      </span>
      {!over && <span className="muted numeric">{still ?? paceWords(view, words, locale)}</span>}
      <span className={styles.ways}>
        {head.state === 'running' && !over && (
          <PlainButton small onClick={() => void runDesk.pause(head.id)}>
            {words.pause}
          </PlainButton>
        )}
        {head.state === 'paused' && head.pausedFor !== 'session' && (
          <PlainButton small onClick={() => void runDesk.resume(head.id)}>
            {words.resume}
          </PlainButton>
        )}
        <Link to={paths.run(head.scope, head.id)}>{words.open}</Link>
        {over && (
          <PlainButton small kind="text" onClick={() => markSeen(head.id)}>
            {words.hide}
          </PlainButton>
        )}
      </span>
    </section>
  )
}

/** Milliseconds between two looks at the lists on screen while a run changes their groups. */
const LOOK_EVERY_MS = 3000

/** Lists show what a run has done: what is on screen while it goes on, all groups once it is over. */
function useListsInStep(runs: readonly RunView[]): void {
  const queryClient = useQueryClient()
  const known = useRef(new Map<string, { done: number; over: boolean; lookedAt: number }>())
  useEffect(() => {
    for (const { head, counts } of runs) {
      const over = isOver(head)
      const before = known.current.get(head.id)
      const now = performance.now()
      if (before === undefined || (before.done === counts.done && before.over === over)) {
        known.current.set(head.id, { done: counts.done, over, lookedAt: before?.lookedAt ?? now })
        continue
      }
      const ends = over && !before.over
      if (!ends && now - before.lookedAt < LOOK_EVERY_MS) continue
      known.current.set(head.id, { done: counts.done, over, lookedAt: now })
      void queryClient.invalidateQueries({ queryKey: groupKeys.all(head.scope) })
      if (ends) refreshDirectories(queryClient)
    }
  }, [runs, queryClient])
}
