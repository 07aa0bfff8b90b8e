/** Which classes a source file uses: those of the sheets it imports, and those it names in quotes. */
import path from 'node:path'
import { isNode, type Node, type Source } from './source.ts'
import { isText, nameOf } from './syntax.ts'

interface Use {
  node: Node
  name: string
}

export interface ClassUses {
  /** Sheets by the name the file gives them. */
  sheets: Map<string, string>
  /** `styles.name`. */
  taken: (Use & { sheet: string })[]
  /** Words of a class name in quotes. */
  quoted: Use[]
  /** What only running the code would tell. */
  unclear: Node[]
}

/** Attributes and properties that hold class names. */
const HOLDS_CLASSES = /^(c|[a-z]+C)lassNames?$/

export function classUses(source: Source): ClassUses {
  const uses: ClassUses = { sheets: sheetsOf(source), taken: [], quoted: [], unclear: [] }
  const isSheet = (node: unknown) => isNode(node) && node.type === 'Identifier' && uses.sheets.has(nameOf(node) ?? '')
  /** Mentions of a sheet that are accounted for, and names that only look like one. */
  const settled = new Set<unknown>()
  for (const node of source.nodes) {
    if (node['computed'] !== true && node['shorthand'] !== true) settled.add(node['key']).add(node['property'])
    if (node.type === 'ImportDefaultSpecifier') settled.add(node['local'])
    if (node.type !== 'MemberExpression' || !isSheet(node['object'])) continue
    settled.add(node['object'])
    const name = node['computed'] !== true || isText(node['property']) ? nameOf(node['property']) : undefined
    if (name === undefined) uses.unclear.push(node)
    else uses.taken.push({ node, name, sheet: uses.sheets.get(nameOf(node['object']) ?? '') ?? '' })
  }
  uses.unclear.push(...source.nodes.filter((node) => isSheet(node) && !settled.has(node)))

  const seen = new Set<Node>()
  for (const node of source.nodes) {
    for (const value of classValuesOf(node)) readQuoted(value, uses, seen)
  }
  return uses
}

function sheetsOf(source: Source): Map<string, string> {
  return new Map(
    source.nodes.flatMap(({ type, source: from, specifiers }) => {
      const file = nameOf(from)
      if (type !== 'ImportDeclaration' || file?.endsWith('.css') !== true || !Array.isArray(specifiers)) return []
      const target = path.posix.join(path.posix.dirname(source.path), file)
      return specifiers.filter(isNode).map((specifier) => [nameOf(specifier['local']) ?? '', target] as const)
    }),
  )
}

/** The expressions at a node that give class names. */
function classValuesOf({ type, name, key, value, callee, arguments: given }: Node): unknown[] {
  if (type === 'JSXAttribute' && HOLDS_CLASSES.test(nameOf(name) ?? '')) return [value]
  if (type === 'Property' && HOLDS_CLASSES.test(nameOf(key) ?? '')) return leavesOf(value)
  return type === 'CallExpression' && nameOf(callee) === 'clsx' && Array.isArray(given) ? given : []
}

/** antd's `classNames` names the parts of a component, some of them with parts of their own. */
function leavesOf(value: unknown): unknown[] {
  if (!isNode(value) || value.type !== 'ObjectExpression' || !Array.isArray(value['properties'])) return [value]
  return value['properties'].flatMap((part) =>
    leavesOf(isNode(part) && part.type === 'Property' ? part['value'] : part),
  )
}

/** Reads the words of class names out of the forms they are written in; any other form is unclear. */
function readQuoted(node: unknown, uses: ClassUses, seen: Set<Node>): void {
  if (!isNode(node) || seen.has(node)) return
  seen.add(node)
  const read = (...parts: unknown[]) => parts.forEach((part) => readQuoted(part, uses, seen))
  switch (node.type) {
    case 'Literal':
      if (!isText(node)) return
      uses.quoted.push(...words(node))
      return
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return read(node['expression'])
    case 'ConditionalExpression':
      return read(node['consequent'], node['alternate'])
    case 'LogicalExpression':
      return read(node['right'], ...(node['operator'] === '&&' ? [] : [node['left']]))
    case 'ArrowFunctionExpression':
      return read(node['body'])
    // Its arguments are read by themselves.
    case 'CallExpression':
      if (nameOf(node['callee']) === 'clsx') return
      break
    // `styles.name`, or a class name that is passed on under that name.
    case 'MemberExpression':
      if (uses.sheets.has(nameOf(node['object']) ?? '') || HOLDS_CLASSES.test(nameOf(node['property']) ?? '')) return
      break
    case 'Identifier':
      if (nameOf(node) === 'undefined' || HOLDS_CLASSES.test(nameOf(node) ?? '')) return
      break
    default:
  }
  uses.unclear.push(node)
}

const words = (node: Node): Use[] =>
  (nameOf(node) ?? '')
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => ({ node, name }))
