import * as v from 'valibot'
import { ROLES, type Role } from '#api/contract/roles.ts'

export type Claims = Readonly<Record<string, unknown>>

/** Where an operator's roles are found, and what they mean here. */
export interface RoleRules {
  roleClaim: string
  /** What stands between several values of a text. Undefined: a text is one value. */
  roleSeparator?: RoleSeparator | undefined
  /** Values of the claim, by the role they give. */
  roles: Partial<Record<Role, string[] | undefined>>
}

/** Whose claims they are. With the ID token goes UserInfo, where the token gives no role. */
export const ROLE_SOURCES = ['id-token', 'access-token'] as const
export type RoleSource = (typeof ROLE_SOURCES)[number]

export const ROLE_SEPARATORS = ['space', 'comma', 'semicolon'] as const
export type RoleSeparator = (typeof ROLE_SEPARATORS)[number]
/** How a text is taken apart: at spaces as OAuth's `scope` is; around the others blanks do not count. */
const SEPARATORS: Record<RoleSeparator, RegExp> = { space: / +/, comma: /\s*,\s*/, semicolon: /\s*;\s*/ }

/** OpenID Connect Core 1.0, section 2: a subject has at most 255 characters. */
const MAX_SUBJECT = 255
const MAX_NAME = 200

const record = v.record(v.string(), v.unknown())
const subject = v.pipe(v.string(), v.maxLength(MAX_SUBJECT), v.regex(/\S/))

/** Who the claims speak of; undefined where they name nobody, or at a length no person's ID has. */
export function subjectOf(claims: Claims): string | undefined {
  const found = v.safeParse(subject, claims['sub'])
  return found.success ? found.output : undefined
}

/** Whether the claims say anything about roles. */
export function namesRoles(claims: Claims, { roleClaim }: RoleRules): boolean {
  return claimOf(claims, roleClaim) !== undefined
}

/** The highest role that a value of the claim gives, or undefined: then the operator may not come in. Values count as a whole. */
export function roleOf(claims: Claims, { roleClaim, roleSeparator, roles }: RoleRules): Role | undefined {
  const found = claimOf(claims, roleClaim)
  const values = typeof found === 'string' ? valuesOf(found, roleSeparator) : found
  if (!Array.isArray(values)) return undefined
  return ROLES.findLast((role) => roles[role]?.some((value) => values.includes(value)))
}

function valuesOf(text: string, separator: RoleSeparator | undefined): string[] {
  return separator === undefined ? [text] : text.trim().split(SEPARATORS[separator])
}

/** What people call the operator. */
export function nameOf(claims: Claims): string {
  const names = ['name', 'preferred_username', 'email', 'sub'].map((claim) => claims[claim])
  const name = names.find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof name === 'string' ? name.trim().slice(0, MAX_NAME).toWellFormed() : ''
}

/** By its whole name first: some providers name claims by addresses, which have dots. */
function claimOf(claims: Claims, claim: string): unknown {
  if (Object.hasOwn(claims, claim)) return claims[claim]
  return claim.split('.').reduce<unknown>((value, key) => {
    const parent = v.safeParse(record, value)
    return parent.success && Object.hasOwn(parent.output, key) ? parent.output[key] : undefined
  }, claims)
}
