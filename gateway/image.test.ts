import { spawn } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { afterTest, consoleFolder } from './test-gateway.ts'

const ROOT = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** Instructions of the stage that is the image, continued lines joined. */
const image =
  read('Dockerfile')
    .replaceAll('\\\n', ' ')
    .split(/^FROM /m)
    .at(-1)
    ?.split('\n') ?? []
const argumentsOf = (instruction: string) =>
  image.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length + 1))
const commandAfter = (start: string) => {
  const line = image.find((one) => one.startsWith(start)) ?? ''
  return v.parse(v.tupleWithRest([v.literal('node')], v.string()), JSON.parse(line.slice(line.indexOf('['))))
}

const lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      dev: v.optional(v.boolean()),
      optional: v.optional(v.boolean()),
      devOptional: v.optional(v.boolean()),
      hasInstallScript: v.optional(v.boolean()),
    }),
  ),
})
/** What `npm ci --omit=dev --omit=optional` installs, by folder. */
const installed = Object.entries(v.parse(lockfile, JSON.parse(read('package-lock.json'))).packages).filter(
  ([folder, { dev, optional, devOptional }]) =>
    folder !== '' && dev !== true && optional !== true && devOptional !== true,
)

/** Whether Docker leaves a path out of what can be copied: the last pattern that meets it or a folder of it decides. */
function isIgnored(file: string): boolean {
  const parts = file.split('/')
  const ancestors = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  const patterns = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const decides = patterns.findLast((pattern) =>
    ancestors.some((one) => path.posix.matchesGlob(one, pattern.replace(/^!/, ''))),
  )
  return decides !== undefined && !decides.startsWith('!')
}

/** The image's /app, with the least console for a built one. */
function appFolder(): string {
  const app = mkdtempSync(path.join(os.tmpdir(), 'gateway-image-'))
  afterTest(() => rmSync(app, { recursive: true }))
  for (const copy of argumentsOf('COPY')) {
    const words = copy.split(/\s+/)
    const target = path.join(app, words.at(-1) ?? '')
    if (copy.startsWith('--from=build')) cpSync(consoleFolder(), target, { recursive: true })
    else {
      for (const source of words.slice(0, -1)) {
        const to = words.length > 2 ? path.join(target, source) : target
        cpSync(path.join(ROOT, source), to, {
          recursive: true,
          // A folder is walked for what a later pattern takes back.
          filter: (file) =>
            /^[^.]*$/.test(path.basename(file)) || !isIgnored(path.relative(ROOT, file).replaceAll(path.sep, '/')),
        })
      }
    }
  }
  for (const [folder] of installed) {
    // Nested ones come along with what they are in.
    if (folder.lastIndexOf('node_modules/') !== 0) continue
    mkdirSync(path.dirname(path.join(app, folder)), { recursive: true })
    symlinkSync(path.join(ROOT, folder), path.join(app, folder))
  }
  return app
}

test('the image holds what the gateway runs and imports, and no test', () => {
  const app = appFolder()
  const files = globSync('{gateway,src}/**/*.*', { cwd: app })
  expect(files).toContain(path.join('gateway', 'main.ts'))
  expect(files.filter((file) => /test/.test(file))).toEqual([])
  expect(globSync('*', { cwd: app }).toSorted()).toEqual([
    'dist',
    'gateway',
    'node_modules',
    'package-lock.json',
    'package.json',
    'src',
  ])

  const { dependencies } = v.parse(
    v.object({ dependencies: v.record(v.string(), v.string()) }),
    JSON.parse(read('package.json')),
  )
  const imported = files.flatMap((file) =>
    [...readFileSync(path.join(app, file), 'utf8').matchAll(/ from '((?:@[\w-]+\/)?[\w-]+)(?:\/[^':]*)?'/g)].map(
      ([, name = '']) => name,
    ),
  )
  expect([...new Set(imported)].toSorted()).toEqual(Object.keys(dependencies).toSorted())
  // Those, what they need, and nothing that runs while it is installed.
  expect(installed.length).toBeLessThan(40)
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([])
})

test('the image’s command serves the console out of its files alone, and its health check knows', async () => {
  const app = appFolder()
  const home = path.join(app, 'home')
  mkdirSync(home)
  const [, ...main] = commandAfter('CMD ')
  // What a package imports is looked for here and not beside the package that the link leads to.
  const environment = {
    NODE_OPTIONS: '--preserve-symlinks',
    HOME: home,
    NODE_ENV: 'production',
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'k',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 's',
  }
  const gateway = spawn(process.execPath, main, {
    cwd: app,
    env: { ...environment, GATEWAY_PORT: '0', GATEWAY_METRICS_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  afterTest(() => void gateway.kill('SIGKILL'))
  let said = ''
  gateway.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/listens at http:\S+\./)
  const [, origin = ''] = /listens at (http:\S+)\./.exec(said) ?? []
  const [health, page] = await Promise.all([fetch(`${origin}/healthz`), fetch(`${origin}/`)])
  expect([health.status, page.status]).toEqual([200, 200])
  expect(await page.text()).toContain('<div id="root">')

  const [, ...check] = commandAfter('HEALTHCHECK ')
  const checked = (port: string) =>
    new Promise((resolve) =>
      spawn(process.execPath, check, { env: { GATEWAY_PORT: port }, stdio: 'ignore' }).on('close', resolve),
    )
  expect(await checked(new URL(origin).port)).toBe(0)
  gateway.kill('SIGKILL')
  await new Promise((resolve) => gateway.on('close', resolve))
  expect(await checked(new URL(origin).port)).toBe(1)
})

test('the base image can be pinned, for both stages at once', () => {
  const froms = read('Dockerfile')
    .split('\n')
    .filter((line) => line.startsWith('FROM '))
  expect(froms).toHaveLength(2)
  for (const from of froms) expect(from).toMatch(/^FROM \$\{NODE_IMAGE\}( |$)/)
})
