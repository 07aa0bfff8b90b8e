import type { HtmlTagDescriptor, Plugin } from 'vite'
import { NONCE_PLACEHOLDER } from '../src/lib/content-security-policy.ts'

/** What must run before everything else: chunks run before those that import them. */
const FIRST = /\/src\/(first|lib\/style-nonce)\.ts$/
/** The script of index.html, which sends the calls that the address asks for. */
const BOOT = '/src/main.tsx'
/** What that imports as soon as it runs. */
const CONSOLE = '/src/shell/start.tsx'

/** Passes on all of antd, of which each file takes a few parts. */
const ANTD = '/antd/es/index.js'

/** The modules of the parts that a file imports from antd by name. */
function antdParts(code: string): string[] {
  const lists = [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']antd["']/g)].map(([, list = '']) => list)
  const names = lists.flatMap((list) => list.split(',').map((name) => name.trim().split(/\s/)[0] ?? ''))
  const kebab = (name: string) => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  return names.filter((name) => name !== '').map((name) => `/antd/es/${kebab(name)}/index.js`)
}

/**
 * Three chunks stand before the first screen, each one request: what runs first, what sends the first calls, and the console. Left to
 * itself the bundler makes one of every set of modules that some later chunk happens to share, which all have to be fetched anyway.
 */
export function consoleChunks() {
  const boot = new Set<string>()
  const console = new Set<string>()
  let base = '/'
  const plugin: Plugin = {
    name: 'console-chunks',
    configResolved(config) {
      ;({ base } = config)
    },
    buildEnd() {
      const ids = [...this.getModuleIds()]
      const collect = (found: Set<string>, id: string) => {
        if (found.has(id) || boot.has(id)) return
        found.add(id)
        const { importedIds = [], code } = this.getModuleInfo(id) ?? {}
        for (const imported of importedIds) {
          if (!imported.endsWith(ANTD)) collect(found, imported)
          else for (const part of antdParts(code ?? '')) collect(found, imported.replace(ANTD, part))
        }
      }
      for (const id of ids.filter((known) => known.endsWith(BOOT))) collect(boot, id)
      for (const id of ids.filter((known) => known.endsWith(CONSOLE))) collect(console, id)
    },
    transformIndexHtml: { order: 'post', handler: (_, { bundle = {} }) => preloads(Object.values(bundle), base) },
  }
  const groups = [
    { name: 'first', test: FIRST },
    { name: 'boot', test: (id: string) => boot.has(id) },
    { name: 'console', test: (id: string) => console.has(id) },
  ]
  return { plugin, groups }
}

interface Output {
  type: string
  fileName: string
  isEntry?: boolean
  imports?: string[]
  facadeModuleId?: string | null
  moduleIds?: string[]
}

/** The console's own chunk and what that imports are in the page's head, so that they are on their way before a script asks for them. */
function preloads(outputs: Output[], base: string): HtmlTagDescriptor[] {
  const chunks = new Map(outputs.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]))
  const reached = (names: readonly string[], found = new Set<string>()): Set<string> => {
    for (const name of names) {
      if (found.has(name)) continue
      found.add(name)
      reached(chunks.get(name)?.imports ?? [], found)
    }
    return found
  }
  const all = [...chunks.values()]
  const asked = reached(all.filter(({ isEntry }) => isEntry === true).map(({ fileName }) => fileName))
  const console = all.filter(({ moduleIds = [] }) => moduleIds.some((id) => id.endsWith(CONSOLE)))
  return [...reached(console.map(({ fileName }) => fileName))]
    .filter((name) => !asked.has(name))
    .map((name) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: base + name, nonce: NONCE_PLACEHOLDER },
      injectTo: 'head',
    }))
}
