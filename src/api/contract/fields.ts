import * as v from 'valibot'
import {
  administratorsProblems,
  applicationNameProblems,
  type FieldProblem,
  type FieldRule,
  listProblems,
  newIdProblems,
  patternOf,
  problemMessage,
  textProblems,
  userIdProblems,
  whenGiven,
} from './field-rules.ts'
import { LIMITS } from './limits.ts'

/** Live Centers: the data centres interactive messaging runs in. */
export const LIVE_CENTERS = ['cn-shanghai', 'ap-southeast-1'] as const
export type LiveCenter = (typeof LIVE_CENTERS)[number]

/** A rule as a check whose message says what is wrong first, to stand after the parameter's name. */
const follows = <T extends string | string[]>(rule: (value: T) => readonly FieldProblem[]) =>
  v.check<T, (issue: v.CheckIssue<T>) => string>(
    (value) => rule(value).length === 0,
    ({ input }) => {
      const [first] = rule(input)
      return first === undefined ? '' : problemMessage(first)
    },
  )

/**
 * The same rule in the words of JSON Schema, which cannot read a check. Stands before the check it tells of; whoever describes the wire
 * reads it (mocks/openapi), and a test holds both against each other.
 */
export type ToldRule = {
  minLength?: number
  /** Characters (code points). */
  maxLength?: number
  pattern?: string
  /** Ours: length in UTF-8 bytes, which JSON Schema has no word for. */
  'x-max-bytes'?: number
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  items?: ToldRule & { type: 'string' }
}

const ruled = (rule: FieldRule, told: ToldRule) => v.pipe(v.string(), v.metadata<string, ToldRule>(told), follows(rule))
const ruledList = (rule: (ids: string[]) => readonly FieldProblem[], told: ToldRule) =>
  v.pipe(v.array(v.string()), v.metadata<string[], ToldRule>(told), follows(rule))

/** Nothing but whole characters: no half of a surrogate pair. */
const WELL_FORMED = String.raw`^[^\uD800-\uDFFF]*$`

/** Text of at most `limit` UTF-8 bytes. */
export const text = (limit: number) =>
  ruled((value) => textProblems(value, limit), { maxLength: limit, pattern: WELL_FORMED, 'x-max-bytes': limit })

const idOf = (allowed: Parameters<typeof patternOf>[0], emptyAllowed = false) =>
  ({ maxLength: LIMITS.idBytes, pattern: patternOf(allowed, emptyAllowed) }) satisfies ToldRule
const USER = idOf('lettersDigitsUnderscore')

/** An ID the caller chooses now. */
export const newId = ruled(newIdProblems, idOf('lettersDigits'))
/** A user's ID. */
export const userId = ruled(userIdProblems, USER)
/** Optional user or message IDs: an empty text means "not given", as the vendor's SDKs send it. */
export const optionalUserId = v.optional(ruled(whenGiven(userIdProblems), idOf('lettersDigitsUnderscore', true)))
export const optionalNewId = v.optional(ruled(whenGiven(newIdProblems), idOf('lettersDigits', true)))
/** An ID that the service gave: sent back as it is, whatever its characters. */
export const storedId = v.pipe(text(LIMITS.idBytes), v.nonEmpty())

const users = { type: 'string', ...USER } as const

export const administrators = ruledList(administratorsProblems, {
  maxItems: LIMITS.administrators,
  uniqueItems: true,
  items: users,
})

/** Between `min` and `max` user IDs. */
export const userIds = (min: number, max: number) =>
  ruledList((ids) => listProblems(ids, min, max), { minItems: min, maxItems: max, items: users })

export const applicationName = ruled(applicationNameProblems, {
  minLength: LIMITS.applicationNameMin,
  maxLength: LIMITS.applicationNameMax,
  pattern: WELL_FORMED,
})

/** Optional on every action; we always send it. */
export const dataCenter = v.optional(v.picklist(LIVE_CENTERS))

/** Names one group. */
export const oneGroup = { AppId: storedId, GroupId: storedId, DataCenter: dataCenter }

/** A whole number that a double holds exactly: times in UNIX seconds, counts of people, rows and pages. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const int64In = (min: bigint) =>
  v.pipe(
    v.union([
      v.bigint(),
      v.pipe(
        v.number(),
        v.safeInteger(),
        v.transform((whole: number) => BigInt(whole)),
      ),
    ]),
    v.minValue(min),
    v.maxValue(LIMITS.int64Max),
  )
/** A 64-bit integer, exact to the last digit. A JSON number on the wire, a bigint here. */
export const int64 = int64In(LIMITS.int64Min)
/** The same, not negative: message types and weights. */
export const positiveInt64 = int64In(0n)

export const range = (min: number, max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max))

/** Where the next page starts: absent, 0 or -1 is the first one. */
export const pageToken = v.optional(v.pipe(v.number(), v.safeInteger()))

/** `SortType` of every list: 1 oldest first, 2 newest first. */
export const sortType = v.picklist([1, 2])

/**
 * Signs client tokens or callbacks: the vendor's wire carries it, the gateway and the console's own wire remove it
 * (`withoutSecrets`), so it may be absent from what we parse.
 */
export const secret = v.optional(v.string())

export const requestId = v.string()
