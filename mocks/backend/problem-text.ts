import * as v from 'valibot'
import type { FieldProblem } from '#api/contract/field-rules.ts'

/** Says which parameter is wrong, how, and what to do. */
export function problemText(action: string, issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue) ?? 'The parameter object'
  if (issue.expected === 'never') return `${name} is not a parameter of ${action}. Leave it out.`
  const problem = v.safeParse(problemMessage, issue.message)
  if (problem.success) return `${name} ${wording(problem.output)}`
  return `${name} is invalid: ${issue.message}.`
}

const whole = v.number()
const problemSchema = v.variant('kind', [
  v.object({ kind: v.literal('required') }),
  v.object({ kind: v.literal('tooLong'), used: whole, limit: whole }),
  v.object({ kind: v.literal('whiteSpace'), where: v.picklist(['start', 'end', 'inside']) }),
  v.object({
    kind: v.literal('characters'),
    found: v.string(),
    allowed: v.picklist(['lettersDigits', 'lettersDigitsUnderscore', 'digits']),
  }),
  v.object({ kind: v.literal('malformed') }),
  v.object({ kind: v.literal('tooLarge'), limit: v.pipe(v.string(), v.digits(), v.transform((digits) => BigInt(digits))) }),
  v.object({ kind: v.literal('tooMany'), limit: whole }),
  v.object({ kind: v.literal('duplicate'), value: v.string() }),
  v.object({ kind: v.literal('length'), min: whole, max: whole }),
])
/** The contract's checks carry their problem as JSON in the issue's message. */
const problemMessage = v.pipe(v.string(), v.parseJson(), problemSchema)

const ALPHABETS = {
  lettersDigits: 'letters A-Z, a-z and digits',
  lettersDigitsUnderscore: 'letters A-Z, a-z, digits and _',
  digits: 'digits',
} as const

function wording(problem: FieldProblem): string {
  switch (problem.kind) {
    case 'required':
      return 'is empty. Give it a value.'
    case 'tooLong':
      return `is ${problem.used} bytes long in UTF-8; at most ${problem.limit} are allowed. Shorten it.`
    case 'whiteSpace':
      return `has white space ${problem.where === 'inside' ? 'inside' : `at its ${problem.where}`}. Remove it.`
    case 'characters':
      return `holds ${JSON.stringify(problem.found)}; only ${ALPHABETS[problem.allowed]} are allowed.`
    case 'malformed':
      return 'holds half of a surrogate pair, which UTF-8 cannot carry. Remove it.'
    case 'tooLarge':
      return `is larger than ${problem.limit}. Choose a smaller number.`
    case 'tooMany':
      return `has more than ${problem.limit} entries. Remove some.`
    case 'duplicate':
      return `names ${JSON.stringify(problem.value)} twice. Name it once.`
    case 'length':
      return `must have ${problem.min} to ${problem.max} characters.`
  }
}
