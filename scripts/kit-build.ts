/** Builds what the package has of code: JavaScript by Vite, file by file, and declarations by the compiler. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { build } from 'vite'
import { ROOT } from './install.mjs'
import { runTool } from './processes.ts'

/** What is imported from the package, each a file of `kit/`. */
export const ENTRIES = ['client', 'msw', 'playwright', 'scenarios']

/** The specifiers of a declaration file. */
const SPECIFIER = /(\bfrom |\bimport\(|^import )(['"])([^'"]+)\2/gm

/**
 * JavaScript of the entry points and of the command below `folder`, each file where it is in the repository, so that what finds others by
 * its own place finds them there too. Returns the packages that it imports.
 */
export async function buildCode(folder: string): Promise<string[]> {
  const before = process.env['NODE_ENV']
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: [...ENTRIES, 'command'].map((name) => path.join(ROOT, 'kit', `${name}.ts`)),
        // A package that came along would be a second copy of what its caller has.
        external: (id) => !/^[./#]|^\0/.test(id) && !path.isAbsolute(id),
        output: {
          format: 'es',
          preserveModules: true,
          preserveModulesRoot: ROOT,
          entryFileNames: '[name].js',
        },
      },
    },
  })
  // Vite sets it to `production` for good, and npm would leave out what is for development.
  if (before === undefined) delete process.env['NODE_ENV']
  else process.env['NODE_ENV'] = before
  if (!('output' in built)) throw new Error('Vite built no single package.')
  const imported = built.output.flatMap((chunk) =>
    chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : [],
  )
  const files = new Set(built.output.map(({ fileName }) => fileName))
  const packages = imported.filter((id) => !files.has(id) && !isBuiltin(id)).map(packageOf)
  return [...new Set(packages)].toSorted()
}

const packageOf = (id: string): string =>
  id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/')

/** Declarations of the entry points and of what those name, beside the code. Throws with what the compiler says. */
export async function buildTypes(folder: string): Promise<void> {
  const work = `${folder}-types`
  mkdirSync(work, { recursive: true })
  const project = path.join(work, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    rootDir: ROOT,
    outDir: work,
    types: ['vite/client', 'node'],
  }
  const files = [...ENTRIES.map((name) => path.join(ROOT, 'kit', `${name}.ts`)), path.join(ROOT, 'src/env.d.ts')]
  writeFileSync(
    project,
    JSON.stringify({ extends: path.join(ROOT, 'tsconfig.json'), compilerOptions, files, include: [] }),
  )
  const { ok, output } = await runTool('tsc', ['-p', project])
  if (!ok) throw new Error(`The declarations cannot be built:\n${output}`)
  const taken = new Set<string>()
  for (const name of ENTRIES) takeTypes(work, folder, `kit/${name}`, taken)
  rmSync(work, { recursive: true })
}

/** Copies a declaration file and those that it names, which by then are named as JavaScript would be. */
function takeTypes(from: string, to: string, name: string, taken: Set<string>) {
  if (taken.has(name)) return
  taken.add(name)
  const needed: string[] = []
  const text = readFileSync(path.join(from, `${name}.d.ts`), 'utf8').replaceAll(
    SPECIFIER,
    (whole, before: string, quote: string, specifier: string) => {
      const target = ownFile(name, specifier)
      if (target === undefined) return whole
      needed.push(target)
      const relative = path.posix.relative(path.posix.dirname(name), target)
      return `${before}${quote}${relative.startsWith('.') ? '' : './'}${relative}.js${quote}`
    },
  )
  const file = path.join(to, `${name}.d.ts`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  for (const target of needed) takeTypes(from, to, target, taken)
}

/** The repository's file behind a specifier, without its ending; undefined for a package. */
function ownFile(from: string, specifier: string): string | undefined {
  const [, alias, rest = ''] = /^#(api|lib)\/(.*)\.tsx?$/.exec(specifier) ?? []
  if (alias !== undefined) return `src/${alias}/${rest}`
  if (!specifier.startsWith('.')) return undefined
  return path.posix.join(path.posix.dirname(from), specifier).replace(/\.tsx?$/, '')
}
