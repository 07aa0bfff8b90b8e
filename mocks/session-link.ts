import * as v from 'valibot'
import type { Locale } from '#lib/strings.ts'
import { assumedSchema } from './backend/assumed.ts'
import { CONTROLS } from './control.ts'
import { type Fault, faultSchema } from './faults.ts'
import { SCENARIO_NAMES, type ScenarioName } from './scenarios/names.ts'

/**
 * A mock session in the hash of a screen's address, short enough to be typed by hand:
 * `/live/cn-shanghai/mainstage001/groups#scenario=recycle-bin&seed=1&clock=3600&lang=zh-CN&faults=[...]`.
 * Everything but `scenario` may be left out.
 */
export interface ScenarioLink {
  scenario: ScenarioName
  seed?: number
  /** Seconds by which the service's time moves on after seeding. */
  clock?: number
  /** What `assume` takes: seconds until stored messages are listed, and by which their clock is apart. */
  settling?: number
  apart?: number
  /** The console's language; the reader's own when absent. */
  lang?: Locale
  faults?: Fault[]
}

/** What is wrong with a link, for the interface to say. */
export type LinkProblem =
  | { kind: 'unknownWord' | 'twice' | 'encoding'; word: string }
  | { kind: 'noScenario' }
  | { kind: 'unknownScenario' | 'unknownLanguage'; value: string }
  | { kind: 'notWhole'; word: string; value: string }
  | { kind: 'faultsNotJson'; detail: string }
  /** `number`: which of the faults, counted from 1; 0 when the list as a whole is none. */
  | { kind: 'badFault'; number: number; detail: string }

export type ParsedLink = { kind: 'link'; link: ScenarioLink } | { kind: 'problems'; problems: LinkProblem[] }

export const LINK_WORDS = ['scenario', 'seed', 'clock', 'settling', 'apart', 'lang', 'faults'] as const
type Word = (typeof LINK_WORDS)[number]

const LANGUAGES: Record<Locale, string> = { en: 'en-US', zh: 'zh-CN' }

const isWord = (text: string): text is Word => LINK_WORDS.some((word) => word === text)

/** The screen's address with the session in its hash. `screen`: path and search, or a whole address, without a hash. */
export function linkFor(
  screen: string,
  { scenario, seed, clock, settling, apart, lang, faults }: ScenarioLink,
): string {
  const words: [Word, string | undefined][] = [
    ['scenario', scenario],
    ['seed', seed?.toString()],
    ['clock', clock?.toString()],
    ['settling', settling?.toString()],
    ['apart', apart?.toString()],
    ['lang', lang === undefined ? undefined : LANGUAGES[lang]],
    ['faults', faults === undefined || faults.length === 0 ? undefined : encodeURIComponent(JSON.stringify(faults))],
  ]
  const hash = words.flatMap(([word, value]) => (value === undefined ? [] : [`${word}=${value}`])).join('&')
  return `${screen}#${hash}`
}

/** The link in a hash, what is wrong with it, or undefined when the hash is something else (`#content`). */
export function parseLink(hash: string): ParsedLink | undefined {
  const parts = hash.replace(/^#/, '').split('&')
  const pairs = parts.map((part) => {
    const at = part.indexOf('=')
    return { word: at === -1 ? part : part.slice(0, at), raw: at === -1 ? '' : part.slice(at + 1) }
  })
  if (!hash.includes('=') || !pairs.some(({ word }) => isWord(word))) return undefined

  const problems: LinkProblem[] = []
  const given = new Map<Word, string>()
  for (const { word, raw } of pairs) {
    const value = decoded(raw)
    if (!isWord(word)) problems.push({ kind: 'unknownWord', word })
    else if (value === undefined) problems.push({ kind: 'encoding', word })
    else if (given.has(word)) problems.push({ kind: 'twice', word })
    else given.set(word, value)
  }
  const scenario = scenarioOf(given.get('scenario'), problems)
  const seed = wholeNumber('seed', given.get('seed'), CONTROLS.reset.params.entries.seed, problems)
  const clock = wholeNumber('clock', given.get('clock'), CONTROLS['advance-clock'].params.entries.seconds, problems)
  const { settling: settlingSchema, clocksApart } = assumedSchema.entries
  const settling = wholeNumber('settling', given.get('settling'), settlingSchema, problems)
  const apart = wholeNumber('apart', given.get('apart'), clocksApart, problems)
  const lang = languageOf(given.get('lang'), problems)
  const faults = faultsOf(given.get('faults'), problems)
  if (scenario === undefined || problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'link',
    link: {
      scenario,
      ...(seed === undefined ? {} : { seed }),
      ...(clock === undefined ? {} : { clock }),
      ...(settling === undefined ? {} : { settling }),
      ...(apart === undefined ? {} : { apart }),
      ...(lang === undefined ? {} : { lang }),
      ...(faults === undefined ? {} : { faults }),
    },
  }
}

function decoded(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw)
  } catch {
    return undefined
  }
}

function scenarioOf(text: string | undefined, problems: LinkProblem[]): ScenarioName | undefined {
  const name = SCENARIO_NAMES.find((known) => known === text)
  if (name === undefined)
    problems.push(text === undefined ? { kind: 'noScenario' } : { kind: 'unknownScenario', value: text })
  return name
}

function wholeNumber(
  word: Word,
  text: string | undefined,
  schema: v.GenericSchema<number | undefined>,
  problems: LinkProblem[],
): number | undefined {
  if (text === undefined) return undefined
  // Adding 0 makes 0 of -0.
  const value = /^-?\d+$/.test(text) ? Number(text) + 0 : Number.NaN
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  problems.push({ kind: 'notWhole', word, value: text })
  return undefined
}

function languageOf(text: string | undefined, problems: LinkProblem[]): Locale | undefined {
  if (text === undefined) return undefined
  if (/^zh\b/i.test(text)) return 'zh'
  if (/^en\b/i.test(text)) return 'en'
  problems.push({ kind: 'unknownLanguage', value: text })
  return undefined
}

function faultsOf(text: string | undefined, problems: LinkProblem[]): Fault[] | undefined {
  if (text === undefined) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    problems.push({ kind: 'faultsNotJson', detail: error instanceof Error ? error.message : String(error) })
    return undefined
  }
  const list = v.safeParse(v.array(v.unknown()), json)
  if (!list.success) {
    problems.push({ kind: 'badFault', number: 0, detail: list.issues[0].message })
    return undefined
  }
  return list.output.flatMap((item, index) => {
    const fault = v.safeParse(faultSchema, item)
    if (fault.success) return [fault.output]
    const [issue] = fault.issues
    const path = v.getDotPath(issue)
    problems.push({
      kind: 'badFault',
      number: index + 1,
      detail: `${path === null ? '' : `${path}: `}${issue.message}`,
    })
    return []
  })
}
