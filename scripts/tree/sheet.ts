/** What the selectors of a style sheet say. */
import { type Selector, type SelectorComponent, transform } from 'lightningcss'

interface Said {
  name: string
  line: number
}

export interface Sheet {
  /** Whether its classes are its own, to be imported from it. */
  isModule: boolean
  /** Classes of its own: all of them, where it is no module. */
  own: Said[]
  /** Classes in `:global(…)`. */
  foreign: Said[]
  /** Attributes it asks for. */
  attributes: Said[]
  /** Lines of selectors without a class of its own. */
  loose: number[]
}

/** @throws {SyntaxError} where the text is no style sheet */
export function readSheet(file: string, text: string): Sheet {
  const sheet: Sheet = { isModule: file.endsWith('.module.css'), own: [], foreign: [], attributes: [], loose: [] }
  transform({
    filename: file,
    code: new TextEncoder().encode(text),
    cssModules: sheet.isModule,
    visitor: {
      Rule: {
        style({ value: { selectors, loc } }) {
          for (const selector of selectors) read(selector, loc.line + 1, sheet)
        },
      },
    },
  })
  return sheet
}

/** The classes a selector asks for, as in `querySelector`; none where it is not CSS but a tool's own language. */
export function classesIn(selector: string): string[] {
  try {
    return readSheet('selector.css', `${selector} {}`).own.map(({ name }) => name)
  } catch {
    return []
  }
}

function read(selector: Selector, line: number, sheet: Sheet) {
  const before = sheet.own.length
  for (const [component, isGlobal] of componentsOf(selector, false)) {
    if (component.type === 'class') (isGlobal ? sheet.foreign : sheet.own).push({ name: component.name, line })
    if (component.type === 'attribute') sheet.attributes.push({ name: component.name, line })
  }
  const isNested = selector.some(({ type }) => type === 'nesting')
  if (sheet.own.length === before && !isNested) sheet.loose.push(line)
}

/** The parts of a selector, also of those within `:is(…)`, `:has(…)` and the like, and whether they stand in `:global(…)`. */
function componentsOf(selector: Selector, isGlobal: boolean): [component: SelectorComponent, isGlobal: boolean][] {
  return selector.flatMap((component) => {
    const within = isGlobal || (component.type === 'pseudo-class' && component.kind === 'global')
    return [[component, isGlobal] as const, ...innerOf(component).flatMap((inner) => componentsOf(inner, within))]
  })
}

function innerOf(component: SelectorComponent): Selector[] {
  if (component.type !== 'pseudo-class') return []
  const { kind } = component
  if (kind === 'global' || kind === 'local') return [component.selector]
  if (kind === 'nth-child' || kind === 'nth-last-child') return component.of ?? []
  return 'selectors' in component && component.kind !== 'host' ? component.selectors : []
}
