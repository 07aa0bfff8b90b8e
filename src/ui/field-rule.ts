import type { Rule } from 'antd/es/form'
import type { FieldProblem } from '#api/contract/field-rules.ts'
import type { Locale } from '#lib/strings.ts'
import { problemText } from './problem-strings.ts'

/** A rule of the contract as antd's Form wants it: the problem's sentence appears on the field. */
export function fieldRule(problem: (value: string) => FieldProblem | undefined, locale: Locale): Rule {
  return {
    validator: (_rule: unknown, value: unknown) => {
      const found = problem(typeof value === 'string' ? value : '')
      return found === undefined ? Promise.resolve() : Promise.reject(new Error(problemText(found, locale)))
    },
  }
}
