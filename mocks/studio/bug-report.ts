import * as v from 'valibot'
import { parseExactJson } from '#lib/json.ts'
import { LOCALES, type Locale } from '#lib/strings.ts'
import { formatTime, zoneName } from '#lib/time.ts'
import { entrySchema } from '../session/entry.ts'
import { readSessionFile, type SessionFile } from '../session/session-file.ts'
import { prettyJson } from './pretty-json.ts'
import { sessionStrings } from './session-strings.ts'

/** A call that failed or that a fault hit, as a session file lists it. */
const failureSchema = v.object({
  at: v.number(),
  requestId: v.string(),
  action: v.string(),
  status: v.number(),
  code: v.optional(v.string()),
  faults: v.optional(v.array(v.string()), []),
})

export interface BugReport {
  file: SessionFile
  /** Where the reporter was; absent when the report says nothing that is a screen of the console. */
  screen?: string
  language?: Locale
  /** One line each, oldest first. */
  failures: string[]
}

interface Facts {
  /** As `export` answers it. */
  file: unknown
  screen: string
  language: Locale
  scenario: string
  seed: number
}

/** Thrown when a text is no report; the message says what to do. */
export class NoReport extends Error {
  override name = 'NoReport'
}

/** A session file with what a person wants to read first; `readBugReport` and the control `import` both take it. */
export function writeBugReport({ file, screen, language, scenario, seed }: Facts): string {
  const words = sessionStrings[language]
  const session = readSessionFile(file)
  if (session === undefined) throw new NoReport(words.notReport)
  const failures = failureLines(session, language)
  const time = momentOf(session)
  const summary = [
    words.summaryTitle,
    words.summaryScreen(screen),
    words.summaryState(scenario, String(seed), time, String(session.entries.length)),
    words.summaryLoad,
    failures.length === 0 ? words.summaryNoFailures : words.summaryFailures(String(failures.length)),
    ...failures,
  ]
  return prettyJson({ summary, screen, language, ...session })
}

/** Throws NoReport, with its sentence in `language`. */
export function readBugReport(text: string, language: Locale): BugReport {
  const words = sessionStrings[language]
  let json: unknown
  try {
    json = parseExactJson(text)
  } catch {
    throw new NoReport(words.notJson)
  }
  const file = readSessionFile(json)
  if (file === undefined) throw new NoReport(words.notReport)
  const damaged = file.entries.findIndex((line) => !v.is(entrySchema, line))
  if (damaged !== -1) throw new NoReport(words.damaged(String(damaged + 1)))
  const told = v.safeParse(v.object({ language: v.picklist(LOCALES) }), json)
  const screen = screenOf(file.screen)
  return {
    file,
    ...(screen === undefined ? {} : { screen }),
    ...(told.success ? { language: told.output.language } : {}),
    failures: failureLines(file, language),
  }
}

/** The service's time at the export. */
export const momentOf = ({ at }: SessionFile): string => `${formatTime(at / 1000)} (${zoneName(at / 1000)})`

/** A report comes from anywhere: only an address inside the console is opened. */
function screenOf(text: string | undefined): string | undefined {
  const anywhere = 'http://console.invalid'
  if (text === undefined || !text.startsWith('/') || !URL.canParse(text, anywhere)) return undefined
  const { origin, pathname, search } = new URL(text, anywhere)
  return origin === anywhere ? pathname + search : undefined
}

function failureLines({ failures = [] }: SessionFile, language: Locale): string[] {
  const words = sessionStrings[language]
  return failures.flatMap((failure) => {
    const parsed = v.safeParse(failureSchema, failure)
    if (!parsed.success) return []
    const { at, requestId, action, status, code, faults } = parsed.output
    const outcome = status === 0 ? words.notCarriedOut : [status, code].filter((part) => part !== undefined).join(' ')
    const broken = faults.length === 0 ? '' : ` (${words.fault(faults.join(', '))})`
    return [`${formatTime(at)} ${action} ${outcome}${broken} RequestId ${requestId}`]
  })
}
