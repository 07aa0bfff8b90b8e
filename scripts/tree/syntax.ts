/** Questions to a syntax tree (ESTree with JSX and types). */
import { isNode, type Node, type Source } from './source.ts'

interface Named {
  node: Node
  name: string
}

/** The name of an identifier or the value of a text literal. */
export function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined
  if (value.type === 'Identifier' || value.type === 'JSXIdentifier') return String(value['name'])
  return value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined
}

export const isText = (node: unknown): node is Node =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string'

/** Where one of the names is said, as an identifier or as a whole text. */
export function named(source: Source, ...wanted: string[]): Node[] {
  return source.nodes.filter((node) => wanted.includes(nameOf(node) ?? ''))
}

/** `name(…)`, also as a member of the global object. */
export function calls(source: Source, name: string): Node[] {
  const globals = new Set(['globalThis', 'window', 'self'])
  return source.nodes.filter(({ type, callee }) => {
    if (type !== 'CallExpression' || !isNode(callee)) return false
    if (callee.type !== 'MemberExpression') return nameOf(callee) === name
    return globals.has(nameOf(callee['object']) ?? '') && nameOf(callee['property']) === name
  })
}

/** `object.property`, for any of the properties. */
export function members(source: Source, object: string, properties: string[]): Node[] {
  return source.nodes.filter(
    (node) =>
      node.type === 'MemberExpression' &&
      nameOf(node['object']) === object &&
      properties.includes(nameOf(node['property']) ?? ''),
  )
}

/** `new Name()` without arguments. */
export function bareConstructions(source: Source, name: string): Node[] {
  return source.nodes.filter(({ type, callee, arguments: given }) => {
    return type === 'NewExpression' && nameOf(callee) === name && Array.isArray(given) && given.length === 0
  })
}

/** Names of fields: written, read or described. */
export function fieldNames(source: Source): Named[] {
  return source.nodes.flatMap((node) => {
    const name =
      node.type === 'MemberExpression'
        ? nameOf(node['property'])
        : ['Property', 'PropertyDefinition', 'TSPropertySignature'].includes(node.type)
          ? nameOf(node['key'])
          : undefined
    return name === undefined || node['computed'] === true ? [] : [{ node, name }]
  })
}

/** Attributes of elements. */
export function attributes(source: Source): Named[] {
  return source.nodes
    .filter(({ type }) => type === 'JSXAttribute')
    .map((node) => ({ node, name: nameOf(node['name']) ?? '' }))
}

/** Everything written as text: literals, templates, the text of elements. */
export function texts(source: Source): Named[] {
  return source.nodes.flatMap((node) => {
    const { type, value } = node
    if (type === 'TemplateElement' && typeof value === 'object' && value !== null && 'raw' in value) {
      return [{ node, name: String(value.raw) }]
    }
    return (type === 'Literal' || type === 'JSXText') && typeof value === 'string' ? [{ node, name: value }] : []
  })
}

/** The text between the tags of elements. */
export function elementTexts(source: Source): Named[] {
  return texts(source).filter(({ node }) => node.type === 'JSXText')
}

/** Numbers as typed, a product such as `32 * 1024` as its result. */
export function numbers(source: Source): { node: Node; value: number }[] {
  return source.nodes.flatMap((node) => {
    const value = numberOf(node)
    return value === undefined ? [] : [{ node, value }]
  })
}

function numberOf(value: unknown): number | undefined {
  if (!isNode(value)) return undefined
  if (value.type === 'Literal' && typeof value['value'] === 'number') return value['value']
  if (value.type !== 'BinaryExpression' || value['operator'] !== '*') return undefined
  const [left, right] = [numberOf(value['left']), numberOf(value['right'])]
  return left === undefined || right === undefined ? undefined : left * right
}

/** A file that declares nothing and only exports what it imports. */
export function onlyPassesOn({ nodes }: Source): boolean {
  const program = nodes.find(({ type }) => type === 'Program')
  const body = Array.isArray(program?.['body']) ? program['body'].filter(isNode) : []
  return body.length > 0 && body.every(({ type, source }) => type.startsWith('Export') && isNode(source))
}
