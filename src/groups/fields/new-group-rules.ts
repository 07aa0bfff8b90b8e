import { type FieldRule, newIdProblems, textProblems, whenGiven } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'

/** What a new group may be called and hold, wherever it is typed or read from; its administrators: `administratorProblems`. */
export const NEW_GROUP_RULES = {
  id: newIdProblems,
  name: (value) => textProblems(value, LIMITS.groupNameBytes),
  owner: whenGiven(newIdProblems),
  information: (value) => textProblems(value, LIMITS.groupInformationBytes),
} as const satisfies Record<string, FieldRule>
