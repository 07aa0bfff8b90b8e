import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { repeatTransient } from '#api/retry.ts'
import { serviceClock } from '#api/service.ts'
import { formatTime } from '#lib/time.ts'
import { useLocale } from '../../ui/preferences.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useScope } from '../../ui/use-scope.ts'
import { useUnsaved } from '../../ui/use-unsaved.ts'
import { readGroup } from '../data/reads.ts'
import { ExportReader, type ExportState } from './export-reader.ts'
import { EXPORT_COLUMNS, exportRow } from './export-rows.ts'
import { type FileKind, GroupFile } from './group-files.ts'

/** Characters that Excel keeps of a cell, and it is alone in that. */
const EXCEL_CELL = 32_767

interface Export {
  reader: ExportReader
  file: GroupFile
  name: string
  /** Cells that Excel would cut. */
  long: { count: number }
}

export interface RunningExport {
  state: ExportState
  name: string
  longCells: number
  pause: () => void
  resume: () => void
  /** Has the browser save what was read. */
  save: () => void
  /** It has been saved as it is now. */
  saved: boolean
}

/** An export: nothing until it is started, then reading, then a file. Leaving stops it, after a question while its file was not saved. */
export function useExport() {
  const scope = useScope()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [current, setCurrent] = useState<Export>()
  const state = useSyncExternalStore(current?.reader.subscribe ?? never, current?.reader.getState ?? nothing)
  const [savedAt, setSavedAt] = useState<number>()
  useEffect(() => () => current?.reader.stop(), [current])
  const saved = state?.phase === 'done' && savedAt === state.read
  // Minutes of reading are not left by accident.
  useUnsaved(state !== undefined && !saved)

  const save = () => {
    if (current === undefined || state === undefined) return
    saveFile(current.file.file(), current.name)
    setSavedAt(state.read)
  }
  const start = (ids: readonly string[], kind: FileKind) => {
    const file = new GroupFile(kind, EXPORT_COLUMNS, locale)
    const long = { count: 0 }
    const moment = formatTime(serviceClock.now()).replace(' ', '-').replaceAll(':', '')
    const name = `${scope.appId}-groups-${moment}.${kind}`
    const reader = new ExportReader(ids, {
      describe: (id, signal) =>
        repeatTransient(
          () =>
            backgroundCalls.run(() => readGroup(queryClient, scope, id, signal), {
              priority: PRIORITY.directory,
              signal,
            }),
          signal,
        ),
      write(group) {
        if (kind === 'csv' && group.information.length > EXCEL_CELL) long.count += 1
        file.add(exportRow(group, kind, locale))
      },
      onWhole(read) {
        saveFile(file.file(), name)
        setSavedAt(read)
      },
    })
    setCurrent({ reader, file, long, name })
    setSavedAt(undefined)
    reader.resume()
  }
  const running: RunningExport | undefined = current &&
    state && {
      state,
      name: current.name,
      longCells: current.long.count,
      pause: () => current.reader.pause(),
      resume: () => current.reader.resume(),
      save,
      saved,
    }
  return { start, running }
}

const never = () => () => undefined
const nothing = () => undefined
