import * as v from 'valibot'
import { ROLES, type Role } from '#api/contract/roles.ts'

type Claims = Readonly<Record<string, unknown>>

const record = v.record(v.string(), v.unknown())
const words = v.union([v.array(v.unknown()), v.pipe(v.string(), v.transform((text) => text.split(/[\s,]+/)))])

/** The highest role that a value of the claim gives, or undefined: then the operator may not come in. */
export function roleOf(claims: Claims, claim: string, roles: Partial<Record<Role, string[] | undefined>>): Role | undefined {
  const found = v.safeParse(words, claimOf(claims, claim))
  if (!found.success) return undefined
  return ROLES.findLast((role) => roles[role]?.some((value) => found.output.includes(value)))
}

/** What people call the operator. */
export function nameOf(claims: Claims): string {
  const name = ['name', 'preferred_username', 'email', 'sub'].map((claim) => claims[claim]).find((value) => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? name.slice(0, 200) : ''
}

/** By its whole name first: some providers name claims by addresses, which have dots. */
function claimOf(claims: Claims, claim: string): unknown {
  if (Object.hasOwn(claims, claim)) return claims[claim]
  return claim.split('.').reduce<unknown>((value, key) => {
    const parent = v.safeParse(record, value)
    return parent.success && Object.hasOwn(parent.output, key) ? parent.output[key] : undefined
  }, claims)
}
