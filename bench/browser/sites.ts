import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { consoleFiles } from '../../gateway/console/console-files.ts'
import { paths } from '#lib/paths.ts'
import { emulatorAt } from '../../e2e/backend.ts'
import { startGatewayPair } from '../../e2e/gateway-pair.ts'
import { signIn } from '../../e2e/sign-in.ts'
import { APPS, type ScenarioName } from '../../mocks/scenarios/names.ts'
import { type LineProfile, startSlowLine } from './slow-line.ts'
import type { Site } from './visit.ts'

/** The largest application there is. */
const SCENARIO: ScenarioName = 'busy-month'
const ADDRESS = paths.groups({ center: 'cn-shanghai', appId: APPS.stage })

/** What is compared. */
export interface Sites {
  floor: Site
  /** The console as it is deployed: the gateway serves it, and behind it is the emulator. */
  real: Site
  floorWithWorker: Site
  /** The console with its backend in the page. */
  mock: Site
  /** Groups that both consoles list. */
  groups: number
  /** Lets everything pass as fast as this machine can. */
  unbound(): void
  close(): void
}

/** Starts all sites, each behind a slow line of its own. */
export async function startSites(profile: LineProfile): Promise<Sites> {
  const line = await startSlowLine(profile)
  const pair = await startGatewayPair({ GATEWAY_PUBLIC_ORIGIN: line.origin })
  line.leadTo(pair.listensAt)
  const backend = emulatorAt(pair.control)
  await backend.reset(SCENARIO)
  const { applications } = await backend.control('state', {})
  const { name, value } = await signIn(pair)
  const { hostname } = new URL(line.origin)
  const kept = { path: '/', secure: true, httpOnly: true, sameSite: 'Strict', expires: -1 } as const
  const files = await Promise.all(
    ['dist-floor', 'dist-floor-msw', 'dist-mock'].map((folder) => startFiles(folder, profile)),
  )
  const addressOf = (index: number) => `${files[index]?.origin ?? ''}${ADDRESS}`
  return {
    floor: { name: 'floor', address: addressOf(0) },
    floorWithWorker: { name: 'floor with MSW', address: addressOf(1) },
    mock: {
      name: 'console on its in-browser backend',
      address: addressOf(2),
      boot: [{ command: 'reset', params: { scenario: SCENARIO } }],
    },
    real: {
      name: 'console',
      address: `${line.origin}${ADDRESS}`,
      known: { cookies: [{ name, value, domain: hostname, ...kept }], origins: [] },
    },
    groups: applications.find(({ appId }) => appId === APPS.stage)?.groups ?? 0,
    unbound: () => line.unbound(),
    close() {
      for (const { close } of files) close()
      line.close()
      pair.close()
    },
  }
}

/** Serves a build as the gateway does, compressed, behind a slow line. */
async function startFiles(folder: string, profile: LineProfile) {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    // The floor does without what a strict policy asks of libraries.
    if (folder.startsWith('dist-floor')) c.res.headers.delete('content-security-policy')
  })
  app.get('*', consoleFiles(folder))
  const line = await startSlowLine(profile)
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      line.leadTo(`http://127.0.0.1:${port}`)
      resolve(started)
    })
  })
  return {
    origin: line.origin,
    close() {
      line.close()
      server.close()
    },
  }
}
