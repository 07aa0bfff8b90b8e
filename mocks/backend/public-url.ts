import { ServiceError } from '#api/contract/errors.ts'
import { problemMessage, publicUrlProblems } from '#api/contract/field-rules.ts'

/** Throws InputInvalid naming `field` for the first thing that is wrong with an address that the service shall call. */
export function checkPublicUrl(field: string, text: string): void {
  const [problem] = publicUrlProblems(text)
  if (problem !== undefined) throw new ServiceError('InputInvalid', `${field} ${problemMessage(problem)}`)
}
