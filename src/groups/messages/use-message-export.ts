import { useEffect, useState } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { CLOCKS_APART, SETTLING } from '#api/contract/settling.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import { READING_ERROR } from '#api/service-clock.ts'
import { listMessages } from '#api/stored-messages.ts'
import type { Locale } from '#lib/strings.ts'
import { useLocale } from '../../ui/preferences.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useUnsaved } from '../../ui/use-unsaved.ts'
import { type ExportRange, type ExportState, MessageExport } from './message-export.ts'
import { MessageFile, type MessageFileFacts, type MessageFileKind, messageFileName } from './message-file.ts'

/** Bytes of a file: a million messages of a show, which the browser holds, and which programs still open. */
export const LARGEST_FILE = 256_000_000

/** Seconds after which what was said is surely listed, as far as anybody knows. */
const LISTED_AFTER = SETTLING + CLOCKS_APART + READING_ERROR

interface Job {
  /** Begins, goes on where it stood, and after a full file in another one. */
  resume: () => void
  stop: () => void
  /** Has the browser save the file as it is now. */
  save: () => void
}

/** A moment of an export. */
interface ExportView {
  state: ExportState
  file: MessageFileFacts
  /** Which file this is, counted from 1. */
  part: number
  /** UNIX seconds of the range. */
  since: number | undefined
  until: number
  /** Its last seconds were just over when it was read. */
  fresh: boolean
  /** The name under which the file was saved as it is now. */
  savedAs: string | undefined
}

export interface RunningExport extends ExportView, Job {}

interface Wanted {
  kind: MessageFileKind
  type: bigint | undefined
  /** UNIX seconds, both included; without an end, and with one that is still to come, until now. */
  since: number | undefined
  until: number | undefined
}

/** An export of a group's messages: nothing until it is started, then files. Leaving stops it, after a question while a file was not saved. */
export function useMessageExport(scope: Scope, groupId: string) {
  const locale = useLocale()
  const [job, setJob] = useState<Job>()
  const [view, setView] = useState<ExportView>()
  useEffect(() => () => job?.stop(), [job])
  useUnsaved(
    view !== undefined && (view.state.phase === 'reading' || (view.file.messages > 0 && view.savedAs === undefined)),
  )
  const start = (wanted: Wanted) => {
    const begun = begin({ scope, groupId, locale }, wanted, setView)
    setJob(begun)
    begun.resume()
  }
  const running: RunningExport | undefined = job && view && { ...view, ...job }
  return { start, running }
}

interface Context {
  scope: Scope
  groupId: string
  locale: Locale
}

function begin({ scope, groupId, locale }: Context, wanted: Wanted, tell: (view: ExportView) => void): Job {
  const { kind, type, since } = wanted
  const until = Math.max(since ?? 0, Math.min(wanted.until ?? Infinity, Math.floor(serviceClock.now())))
  let file = new MessageFile(kind, locale)
  let part = 1
  let savedAs: string | undefined
  let fresh = false

  const range: ExportRange = {
    until,
    ...(type === undefined ? {} : { type }),
    ...(since === undefined ? {} : { since }),
  }
  const reader = new MessageExport(range, {
    read: (request, signal) =>
      backgroundCalls.run(() => listMessages(client, scope, groupId, request, signal), {
        priority: PRIORITY.directory,
        signal,
      }),
    write(rows) {
      for (const row of rows) file.add(row)
      savedAs = undefined
      return file.facts().bytes >= LARGEST_FILE
    },
    onFile(phase) {
      fresh = phase === 'done' && serviceClock.now() - until < LISTED_AFTER
      if (file.facts().messages > 0) save()
      say()
    },
  })
  const say = () => tell({ state: reader.getState(), file: file.facts(), part, since, until, fresh, savedAs })
  const save = () => {
    const { phase } = reader.getState()
    const { firstAt, lastAt } = file.facts()
    savedAs = messageFileName({
      groupId,
      kind,
      from: part === 1 ? (since ?? firstAt) : firstAt,
      to: phase === 'done' ? until : lastAt,
      part: part > 1 || phase === 'full' ? part : undefined,
      whole: phase === 'full' || phase === 'done',
    })
    saveFile(file.blob(), savedAs)
    say()
  }
  const resume = () => {
    if (reader.getState().phase === 'full') {
      file = new MessageFile(kind, locale)
      part += 1
      savedAs = undefined
    }
    reader.resume()
  }
  reader.subscribe(say)
  return { resume, stop: () => reader.stop(), save }
}
