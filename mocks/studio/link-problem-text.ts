import type { Locale } from '#lib/strings.ts'
import { SCENARIO_NAMES } from '../scenarios/names.ts'
import { LINK_WORDS, type LinkProblem } from '../session-link.ts'
import { frameStrings } from './frame-strings.ts'

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
    case 'notWhole':
      return problem.word === 'clock' ? words.tooFar(problem.value) : words.notWhole(problem.word, problem.value)
    case 'faultsNotJson':
      return words.faultsNotJson(problem.detail)
    case 'badFault':
      return problem.number === 0
        ? words.badFaults(problem.detail)
        : words.badFault(String(problem.number), problem.detail)
  }
}
