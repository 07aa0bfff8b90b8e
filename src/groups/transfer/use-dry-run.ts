import { useEffect, useState } from 'react'
import { createBreather } from '#lib/slices.ts'
import { TYPING_PAUSE_MS } from '../../ui/typing-pause.ts'
import { type Holder, type Judged, judgeRows } from './judge-rows.ts'
import { loadGroups, type TextSource } from './load-groups.ts'
import type { FileForm, HeadingFault, LoadedRow } from './loaded-rows.ts'
import { type PatternFault, patternRows, type PatternValues, planPattern } from './pattern-groups.ts'
import type { FoundEncoding } from './text-encoding.ts'

export type Source = TextSource | { kind: 'pattern'; values: PatternValues }

/** What reading a source came to. */
export type Reading =
  | { kind: 'reading'; share: number }
  | { kind: 'rows'; form: FileForm; encoding: FoundEncoding | undefined; rows: readonly LoadedRow[] }
  | {
      kind: 'headings'
      form: FileForm
      encoding: FoundEncoding | undefined
      faults: readonly HeadingFault[]
      missing: 'id' | 'none' | undefined
    }
  | { kind: 'pattern'; faults: readonly PatternFault[] }
  /** What `loadGroups` rejects with. */
  | { kind: 'unread'; error: unknown }

/** Reads a source in slices; another one, or the same with other headings left out, is read anew. */
export function useReading(source: Source | undefined, leftOut: ReadonlySet<string>): Reading | undefined {
  const [done, setDone] = useState<{ source: Source; leftOut: ReadonlySet<string>; reading: Reading }>()
  useEffect(() => {
    if (source === undefined) return undefined
    const stopping = new AbortController()
    const { signal } = stopping
    const tell = (reading: Reading) => {
      if (!signal.aborted) setDone({ source, leftOut, reading })
    }
    const read = () =>
      void readSource(source, leftOut, signal, (share) => tell({ kind: 'reading', share })).then(
        tell,
        (error: unknown) => tell({ kind: 'unread', error }),
      )
    const timer = setTimeout(read, source.kind === 'file' ? 0 : TYPING_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stopping.abort()
    }
  }, [source, leftOut])
  if (source === undefined) return undefined
  // What was read of the source before says nothing of this one.
  return done?.source === source && done.leftOut === leftOut ? done.reading : { kind: 'reading', share: 0 }
}

async function readSource(
  source: Source,
  leftOut: ReadonlySet<string>,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Reading> {
  const breathe = createBreather(signal)
  if (source.kind === 'pattern') {
    const plan = planPattern(source.values)
    if (plan.faults.length > 0) return { kind: 'pattern', faults: plan.faults }
    return { kind: 'rows', form: { kind: 'pattern' }, encoding: undefined, rows: await patternRows(plan, breathe) }
  }
  const { loaded, encoding } = await loadGroups(source, { leftOut, breathe, onProgress: sparing(onProgress) })
  return { ...loaded, encoding }
}

/** Milliseconds between two words of progress: each is drawn. */
const TELL_EVERY_MS = 100

function sparing(tell: (share: number) => void): (share: number) => void {
  let told = performance.now()
  return (share) => {
    if (performance.now() - told < TELL_EVERY_MS) return
    told = performance.now()
    tell(share)
  }
}

const NOBODY: Holder = () => undefined

/** What can be created of what was read; `compared` with the IDs that are taken, or by the rules of the fields only. */
export interface Verdict extends Judged {
  compared: boolean
}

/** Judges what was read, in slices: by the rules at once, by the IDs that are taken once they are known. */
export function useVerdict(reading: Reading | undefined, holders: Holder | undefined): Verdict | undefined {
  const rows = reading?.kind === 'rows' ? reading.rows : undefined
  const [done, setDone] = useState<{ rows: readonly LoadedRow[]; verdict: Verdict }>()
  useEffect(() => {
    if (rows === undefined) return undefined
    const stopping = new AbortController()
    const { signal } = stopping
    const judge = async () => {
      const judged = await judgeRows(rows, holders ?? NOBODY, createBreather(signal))
      if (!signal.aborted) setDone({ rows, verdict: { ...judged, compared: holders !== undefined } })
    }
    judge().catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    return () => stopping.abort()
  }, [rows, holders])
  return done?.rows === rows ? done?.verdict : undefined
}
