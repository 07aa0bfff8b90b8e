import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parseSync } from 'vite'
import { type Page, readPage } from './page.ts'
import { readSheet, type Sheet } from './sheet.ts'

export interface Import {
  /** A path from the repository's root, or a package's name. */
  to: string
  /** Whether it leads to a file of this repository. */
  own: boolean
  dynamic: boolean
  /** Gone once the types are stripped. */
  typeOnly: boolean
}

/** Any node of a syntax tree, as far as a guard can know it. */
export type Node = { type: string; start: number } & Record<string, unknown>

export interface Source {
  path: string
  isTest: boolean
  lines: number
  imports: Import[]
  nodes: Node[]
  lineAt(offset: number): number
  /** A style sheet has this, and neither imports nor nodes. */
  sheet?: Sheet
  /** A page of HTML has this, and neither. */
  page?: Page
}

/** Returns its complaints. */
export type Guard = (tree: Source[]) => string[]

export const say = (source: Source, node: Node, what: string) => `${source.path}:${source.lineAt(node.start)} ${what}`

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

const FOLDERS = ['src', 'mocks', 'gateway', 'e2e', 'scripts', 'bench', 'kit']

const node = v.looseObject({ type: v.string(), start: v.number() })

/** Every source file of the repository. */
export function readTree(root: string): Source[] {
  const aliases = aliasesOf(path.join(root, 'package.json'))
  const inFolders = FOLDERS.flatMap((folder) => filesIn(root, folder))
  const atRoot = readdirSync(root).filter((name) => /\.(ts|html)$/.test(name))
  return [...inFolders, ...atRoot].map((file) => sourceOf(file, readFileSync(path.join(root, file), 'utf8'), aliases))
}

function filesIn(root: string, folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|mjs|css)$/.test(file) && !file.startsWith('outside'))
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
  } catch {
    return []
  }
}

/** `#api/*` and the like, from package.json. */
type Aliases = Record<string, string>

function aliasesOf(packageFile: string): Aliases {
  const { imports } = v.parse(
    v.object({ imports: v.record(v.string(), v.string()) }),
    JSON.parse(readFileSync(packageFile, 'utf8')),
  )
  return Object.fromEntries(
    Object.entries(imports).map(([from, to]) => [from.replace('*', ''), path.posix.normalize(to.replace('*', ''))]),
  )
}

export function sourceOf(
  file: string,
  text: string,
  aliases: Aliases = { '#api/': 'src/api/', '#lib/': 'src/lib/' },
): Source {
  const starts = lineStarts(text)
  const common = {
    path: file,
    isTest: /\.(test|spec)\.tsx?$/.test(file),
    lines: starts.length - (text.endsWith('\n') ? 1 : 0),
    lineAt: (offset: number) => starts.findLastIndex((start) => start <= offset) + 1,
  }
  if (file.endsWith('.html')) return { ...common, imports: [], nodes: [], page: readPage(text) }
  if (file.endsWith('.css')) return { ...common, imports: [], nodes: [], sheet: readSheet(file, text) }

  const { program, module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors.map(({ message }) => message).join('; ')}`)
  const point = (specifier: string) => target(file, specifier, aliases)

  const imports: Import[] = [
    ...module.staticImports.map(({ moduleRequest, entries, start }) => ({
      ...point(moduleRequest.value),
      dynamic: false,
      typeOnly: text.startsWith('import type', start) || (entries.length > 0 && entries.every(({ isType }) => isType)),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [{ ...point(moduleRequest.value), dynamic: false, typeOnly: isType }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      ...point(text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
      dynamic: true,
      typeOnly: false,
    })),
  ]
  return { ...common, imports, nodes: nodesIn(program) }
}

function target(file: string, specifier: string, aliases: Aliases): Pick<Import, 'to' | 'own'> {
  if (specifier.startsWith('.')) return { to: path.posix.join(path.posix.dirname(file), specifier), own: true }
  for (const [prefix, folder] of Object.entries(aliases)) {
    if (specifier.startsWith(prefix)) return { to: folder + specifier.slice(prefix.length), own: true }
  }
  return { to: specifier, own: false }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function nodesIn(program: unknown): Node[] {
  const found: Node[] = []
  const visit = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (!v.is(node, value)) return
    found.push(value)
    for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) visit(child)
  }
  visit(program)
  return found
}
