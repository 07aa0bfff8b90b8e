import type { Rule } from 'antd/es/form'
import type { FieldRule } from '#api/contract/field-rules.ts'
import type { Locale } from '#lib/strings.ts'
import { problemTexts } from './problem-strings.ts'

/** A rule of the contract as antd's Form wants it: all that is wrong appears on the field, a line each. */
export function fieldRule(rule: FieldRule, locale: Locale): Rule {
  return sentencesRule((value) => problemTexts(rule(typeof value === 'string' ? value : ''), locale))
}

/** A rule of antd's Form out of the sentences that a value earns. */
export function sentencesRule(sentencesFor: (value: unknown) => readonly string[]): Rule {
  return {
    validator: (_rule: unknown, value: unknown) => {
      const sentences = sentencesFor(value)
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- antd shows a list of reasons as lines of their own
      return sentences.length === 0 ? Promise.resolve() : Promise.reject(sentences.map((text) => new Error(text)))
    },
  }
}
