/** Puts the package together: code, both consoles, its page as README; and has npm pack it. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { isBuildFresh } from './build-age.ts'
import { ROOT } from './install.mjs'
import { buildCode, buildTypes, ENTRIES } from './kit-build.ts'
import { runTool } from './processes.ts'

export interface Packed {
  /** The tarball. */
  file: string
  bytes: number
}

const PACKED = path.join(ROOT, 'packed')

/** What the caller brings, and which of it is known to work. */
const PEERS: Record<string, string> = { '@playwright/test': '^1.65.0', msw: '^3.0.0' }

const ownPackage = v.object({
  name: v.string(),
  version: v.string(),
  description: v.string(),
  license: v.string(),
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
})

/** The tarball in `packed/`. Builds the consoles first where they are out of date. Throws with what a tool says. */
export async function packKit(): Promise<Packed> {
  for (const [folder, mode] of [
    ['dist', []],
    ['dist-mock', ['--mode', 'mock']],
  ] as const) {
    if (isBuildFresh(folder)) continue
    const { ok, output } = await runTool('vite', ['build', ...mode, '--logLevel', 'warn'])
    if (!ok) throw new Error(`The console cannot be built:\n${output}`)
  }
  rmSync(PACKED, { recursive: true, force: true })
  mkdirSync(PACKED)
  const folder = path.join(PACKED, 'package')
  const packages = await buildCode(folder)
  await buildTypes(folder)
  for (const site of ['dist', 'dist-mock']) cpSync(path.join(ROOT, site), path.join(folder, site), { recursive: true })
  copyFileSync(path.join(ROOT, 'docs/kit.md'), path.join(folder, 'README.md'))
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest(packages), null, 2)}\n`)
  const file = pack(folder)
  return { file, bytes: statSync(file).size }
}

function manifest(packages: string[]) {
  const own = v.parse(ownPackage, JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')))
  const versions = { ...own.devDependencies, ...own.dependencies }
  const needed = packages.filter((name) => PEERS[name] === undefined)
  return {
    name: own.name,
    version: own.version,
    description: own.description,
    license: own.license,
    type: 'module',
    bin: { [own.name]: 'kit/command.js' },
    exports: {
      ...Object.fromEntries(
        ENTRIES.map((name) => [`./${name}`, { types: `./kit/${name}.d.ts`, default: `./kit/${name}.js` }]),
      ),
      './package.json': './package.json',
    },
    engines: { node: '>=24' },
    dependencies: Object.fromEntries(needed.map((name) => [name, versionOf(name, versions)])),
    peerDependencies: PEERS,
    peerDependenciesMeta: Object.fromEntries(Object.keys(PEERS).map((name) => [name, { optional: true }])),
  }
}

function versionOf(name: string, versions: Record<string, string>): string {
  const version = versions[name]
  if (version === undefined) throw new Error(`The package imports ${name}, which package.json does not name.`)
  return version
}

/** npm names the tarball. What it says goes unheard, but for its errors. */
function pack(folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', PACKED]
  const said = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' })
  const json: unknown = JSON.parse(said)
  const told = v.record(v.string(), v.object({ filename: v.string() }))
  const packs = Array.isArray(json) ? json : Object.values(v.parse(told, json))
  const [{ filename }] = v.parse(v.tupleWithRest([v.object({ filename: v.string() })], v.unknown()), packs)
  return path.join(PACKED, filename)
}
