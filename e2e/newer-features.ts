import bcd, {
  type BrowserName,
  type Identifier,
  type SupportStatement,
} from '@mdn/browser-compat-data' with { type: 'json' }
import { OLDEST_BROWSERS } from '#lib/browsers.ts'

/** Enforced by the browser that has it, and used by the console only there. */
const OPTIONAL = /^Trusted|trustedTypes$/

/**
 * What one of the oldest supported browsers lacks, by MDN's data: `Name` for a global, `Name.member` for a member of an object, a
 * class or its instances.
 */
export function newerFeatures(): string[] {
  const found: string[] = []
  for (const [name, feature] of [...partsOf(bcd.javascript.builtins), ...partsOf(bcd.api)]) {
    if (isNewer(feature)) found.push(name)
    for (const [member, inner] of partsOf(feature)) {
      if (isNewer(inner)) found.push(`${name}.${member.replace(/_static$/, '')}`)
    }
  }
  return found.filter((feature) => !OPTIONAL.test(feature))
}

const partsOf = (feature: Identifier | undefined): [string, Identifier][] =>
  Object.keys(feature ?? {}).flatMap((name) => {
    const part = name === '__compat' ? undefined : feature?.[name]
    return part === undefined ? [] : [[name, part]]
  })

function isNewer({ __compat: compat }: Identifier): boolean {
  return (
    compat !== undefined &&
    Object.entries(OLDEST_BROWSERS).some(([browser, oldest]) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a literal's keys
      const support = compat.support[browser as BrowserName]
      return support !== undefined && !isIn(support, oldest)
    })
  )
}

/** Also where it had gaps at first: those concern other uses than ours, or the walk through the console finds them. */
function isIn(support: SupportStatement, oldest: string): boolean {
  return [support]
    .flat()
    .some(
      ({ version_added: added, version_removed: removed, flags, prefix }) =>
        typeof added === 'string' &&
        added !== 'preview' &&
        (removed === undefined || (typeof removed === 'string' && compare(removed, oldest) > 0)) &&
        flags === undefined &&
        prefix === undefined &&
        compare(added.replace('≤', ''), oldest) <= 0,
    )
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

/** Takes features away from a page that has not run anything yet. Run in the browser. */
export function takeAway(features: string[]): void {
  for (const feature of features) {
    const [name = '', member] = feature.split('.')
    const holder: unknown = name === 'Window' ? globalThis : Reflect.get(globalThis, name)
    if (member === undefined) Reflect.deleteProperty(globalThis, name)
    else if ((typeof holder === 'object' || typeof holder === 'function') && holder !== null) {
      Reflect.deleteProperty(holder, member)
      const instances: unknown = Reflect.get(holder, 'prototype')
      if (typeof instances === 'object' && instances !== null) Reflect.deleteProperty(instances, member)
    }
  }
}
