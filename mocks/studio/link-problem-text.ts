import type { Locale } from '#lib/strings.ts'
import { SCENARIO_NAMES } from '../scenarios/names.ts'
import { LINK_WORDS, type LinkProblem } from '../session-link.ts'
import { frameStrings } from './frame-strings.ts'

/** Of words whose seconds have two ends (`assumedSchema`). */
const RANGES: Record<string, string> = { settling: '0–30', apart: '-5–5' }

/** What is wrong with a scenario link, and what to write instead. */
export function linkProblemText(problem: LinkProblem, locale: Locale): string {
  const words = frameStrings[locale]
  const scenarios = SCENARIO_NAMES.join(', ')
  switch (problem.kind) {
    case 'unknownWord':
      return words.unknownWord(problem.word, LINK_WORDS.join(', '))
    case 'twice':
    case 'encoding':
      return words[problem.kind](problem.word)
    case 'noScenario':
      return words.noScenario(scenarios)
    case 'unknownScenario':
      return words.unknownScenario(problem.value, scenarios)
    case 'unknownLanguage':
      return words.unknownLanguage(problem.value)
    case 'notWhole': {
      if (problem.word === 'clock') return words.tooFar(problem.value)
      const range = RANGES[problem.word]
      return range === undefined
        ? words.notWhole(problem.word, problem.value)
        : words.outside(problem.word, problem.value, range)
    }
    case 'faultsNotJson':
      return words.faultsNotJson(problem.detail)
    case 'badFault':
      return problem.number === 0
        ? words.badFaults(problem.detail)
        : words.badFault(String(problem.number), problem.detail)
  }
}
