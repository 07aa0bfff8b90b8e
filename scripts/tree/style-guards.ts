/** Rules about classes and style sheets, which neither compiler nor linter sees. */
import { type ClassUses, classUses } from './classes.ts'
import { classesIn } from './sheet.ts'
import { type Guard, isNode, type Node, say, type Source } from './source.ts'
import { attributes, fieldNames, isText, nameOf } from './syntax.ts'

/** The only sheet whose classes have no home: reset, tokens, utilities. */
const GLOBAL_SHEET = 'src/shell/global.css'

/** antd's own names. */
const isAntd = (name: string) => /^(ant-|anticon)/.test(name)

const usesIn = (tree: Source[]): [Source, ClassUses][] => tree.map((source) => [source, classUses(source)])
const globalClasses = (tree: Source[]) =>
  new Set(
    tree.filter(({ path }) => path === GLOBAL_SHEET).flatMap(({ sheet }) => sheet?.own.map(({ name }) => name) ?? []),
  )

/** `styles.name` for a name the sheet does not have, and what cannot be checked. */
export const takenClassesExist: Guard = (tree) => {
  const known = new Map(tree.map(({ path, sheet }) => [path, new Set(sheet?.own.map(({ name }) => name))]))
  const ofPages = tree.flatMap(({ path, page }) =>
    (page?.taken ?? [])
      .filter(({ sheet, name }) => known.get(sheet)?.has(name) !== true)
      .map(({ sheet, name, line }) => `${path}:${line} takes ${name}, which ${sheet} does not have`),
  )
  const ofCode = usesIn(tree).flatMap(([source, { taken, unclear }]) => [
    ...taken
      .filter(({ sheet, name }) => known.get(sheet)?.has(name) !== true)
      .map(({ node, sheet, name }) => say(source, node, `takes ${name}, which ${sheet} does not have`)),
    ...unclear.map((node) => say(source, node, 'has a class name that cannot be read: say `styles.name`')),
  ])
  return [...ofCode, ...ofPages]
}

/** A class in quotes that the global sheet does not have. */
export const quotedClassesExist: Guard = (tree) => {
  const known = globalClasses(tree)
  const complaint = (name: string) => `names the class ${name}, which ${GLOBAL_SHEET} does not have`
  const ofPages = tree.flatMap(({ path, page }) =>
    (page?.quoted ?? [])
      .filter(({ name }) => !known.has(name))
      .map(({ name, line }) => `${path}:${line} ${complaint(name)}`),
  )
  const ofCode = usesIn(tree).flatMap(([source, { quoted }]) =>
    quoted.filter(({ name }) => !known.has(name)).map(({ node, name }) => say(source, node, complaint(name))),
  )
  return [...ofCode, ...ofPages]
}

export const sheetsAreUsed: Guard = (tree) => {
  const uses = [...usesIn(tree).map(([, use]) => use), ...tree.flatMap(({ page }) => page ?? [])]
  const taken = new Set(uses.flatMap((use) => use.taken.map(({ sheet, name }) => `${sheet} ${name}`)))
  const quoted = new Set(uses.flatMap((use) => use.quoted.map(({ name }) => name)))
  return tree.flatMap(({ path, sheet }) =>
    (sheet?.own ?? [])
      .filter(({ name }) => !(sheet?.isModule === true ? taken.has(`${path} ${name}`) : quoted.has(name)))
      .map(({ name, line }) => `${path}:${line} has the class ${name}, which nothing uses`),
  )
}

/** A sheet touches its own classes and what is below them; of other names only antd's and the global ones. */
export const sheetsKeepToThemselves: Guard = (tree) => {
  const known = globalClasses(tree)
  return tree.flatMap(({ path, sheet }) => {
    if (sheet === undefined || path === GLOBAL_SHEET) return []
    if (!sheet.isModule) return [`${path} is global: name it *.module.css`]
    return [
      ...sheet.loose.map((line) => `${path}:${line} has a selector without a class of its own`),
      ...sheet.foreign
        .filter(({ name }) => !known.has(name) && !isAntd(name))
        .map(
          ({ name, line }) => `${path}:${line} reaches for ${name}, which belongs to neither antd nor ${GLOBAL_SHEET}`,
        ),
    ]
  })
}

/** `[data-…]` in a sheet, which some element must carry. */
export const marksExist: Guard = (tree) => {
  const carried = new Set(
    tree.flatMap((source) => [
      ...[...attributes(source), ...fieldNames(source)].map(({ name }) => name),
      ...(source.page?.attributes ?? []),
    ]),
  )
  return tree.flatMap(({ path, sheet }) =>
    (sheet?.attributes ?? [])
      .filter(({ name }) => name.startsWith('data-') && !carried.has(name))
      .map(({ name, line }) => `${path}:${line} asks for ${name}, which nothing carries`),
  )
}

const FINDERS = new Set(['querySelector', 'querySelectorAll', 'closest', 'matches', 'locator'])

/** Class names of modules are made at build time: code and tests find elements by role, label or mark. */
export const nothingIsFoundByClass: Guard = (tree) =>
  tree.flatMap((source) =>
    source.nodes
      .flatMap((node) => (isFinder(node) && Array.isArray(node['arguments']) ? node['arguments'].filter(isText) : []))
      .flatMap((node) =>
        classesIn(nameOf(node) ?? '')
          .filter((name) => !isAntd(name))
          .map((name) => say(source, node, `finds an element by its class ${name}`)),
      ),
  )

const isFinder = ({ type, callee }: Node) =>
  type === 'CallExpression' && isNode(callee) && FINDERS.has(nameOf(callee['property']) ?? '')
