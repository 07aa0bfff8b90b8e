import * as v from 'valibot'
import { type FieldProblem, newIdProblem } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'

/** What the administrators' field holds: IDs taken, and what is typed but not yet taken. */
export const administratorsValue = v.object({ ids: v.array(v.string()), typing: v.string() })
export type AdministratorsValue = v.InferOutput<typeof administratorsValue>

export const NO_ADMINISTRATORS: AdministratorsValue = { ids: [], typing: '' }

/** Also line breaks: a column of a spreadsheet is a list. White space stays with its ID, where the field names it. */
const SEPARATORS = /[,，\r\n]/

export const hasSeparator = (text: string): boolean => SEPARATORS.test(text)

/** The IDs of a typed or pasted list. Empty places between separators count for nothing. */
export function splitIds(text: string): string[] {
  return text.split(SEPARATORS).filter((part) => part !== '')
}

/** Everything the field holds counts when the form is submitted, taken or not. */
export function allIds({ ids, typing }: AdministratorsValue): string[] {
  return [...ids, ...splitIds(typing)]
}

interface AdministratorProblem {
  id: string
  problem: FieldProblem
}

/**
 * What is wrong with which ID, each once. `kept` are IDs the group has already: they stay as the service gave them, whatever
 * their characters.
 */
export function administratorProblems(
  value: AdministratorsValue,
  kept: readonly string[] = [],
): AdministratorProblem[] {
  const problems: AdministratorProblem[] = []
  const accepted: string[] = []
  for (const id of allIds(value)) {
    const problem = problemOf(id, accepted, kept)
    if (problem === undefined) accepted.push(id)
    else problems.push({ id, problem })
  }
  return problems
}

function problemOf(id: string, accepted: readonly string[], kept: readonly string[]): FieldProblem | undefined {
  const own = kept.includes(id) ? undefined : newIdProblem(id)
  if (own !== undefined) return own
  if (accepted.includes(id)) return { kind: 'duplicate', value: id }
  return accepted.length >= LIMITS.administrators ? { kind: 'tooMany', limit: LIMITS.administrators } : undefined
}

/** Takes what is typed: good IDs join the list, the others stay where they can be corrected. */
export function takeTyped({ ids, typing }: AdministratorsValue, kept: readonly string[] = []): AdministratorsValue {
  const taken = [...ids]
  const left: string[] = []
  for (const id of splitIds(typing)) {
    if (problemOf(id, taken, kept) === undefined) taken.push(id)
    else left.push(id)
  }
  return { ids: taken, typing: left.join(',') }
}
