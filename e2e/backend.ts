import type { Page } from '@playwright/test'
import type { ControlAnswer, ControlName, ControlParams } from '../mocks/control.ts'
import type { Fault } from '../mocks/faults.ts'
import type { ScenarioName } from '../mocks/scenarios/names.ts'
import { visit } from './visit.ts'

interface Group {
  appId: string
  groupId: string
}

/** The tester's hands on the service, wherever it runs. */
export interface Backend {
  /** Any control of mocks/control.ts, with its own types. */
  control<N extends ControlName>(name: N, params: ControlParams<N>): Promise<ControlAnswer<N>>
  /** The same before the first page of a test loads, in the order given, once a tab. */
  prepare<N extends ControlName>(command: N, params: ControlParams<N>): Promise<void>
  /** Starts over; load a page afterwards. This and what follows wait for the first page when there is none yet. */
  reset(scenario: ScenarioName): Promise<void>
  /** Moves the service's clock on. */
  advanceClock(seconds: number): Promise<void>
  /** The service's clock stands still; `advanceClock` still moves it. */
  freezeClock(): Promise<void>
  /** It goes on from where it stands. */
  runClock(): Promise<void>
  /**
   * Resolves once nothing is pending in the page any more; fails after `within` seconds (10) and names what still is. There must be a page, and on a
   * gateway it cannot be asked.
   */
  settled(within?: number): Promise<void>
  /** Puts users online in a group: so many, or these. */
  join(group: Group, who: number | string[]): Promise<void>
  leave(group: Group, who: number | string[]): Promise<void>
  /** Replaces the faults; without any, calls succeed again. */
  setFaults(...faults: Fault[]): Promise<void>
}

/** Sends one command and returns status and text. */
type Wire = (name: string, json: string) => Promise<{ status: number; text: string }>
/** Gives one command whose answer nobody reads. */
type Give = <N extends ControlName>(name: N, params: ControlParams<N>) => Promise<void>

/** The in-browser backend, reached through the page because nothing else can reach it. */
export function backendOf(page: Page): Backend {
  const prepared: { command: string; params: unknown }[] = []
  const wire: Wire = async (name, json) => {
    // This address asks the service nothing: no read is under way when the world changes.
    if (page.url() === 'about:blank') await visit(page, '/live/nowhere')
    // The console takes the place of what was painted first only once its backend answers.
    await page.locator('html:not([data-screen])').waitFor({ state: 'attached' })
    return page.evaluate(
      async ([url, body]) => {
        const base = document.documentElement.dataset['base'] ?? '/'
        const response = await fetch(base + url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        })
        return { status: response.status, text: await response.text() }
      },
      [`_control/${name}`, json] as const,
    )
  }
  const prepare: Give = async (command, params) => {
    prepared.push({ command, params })
    await page.addInitScript((commands) => Reflect.set(globalThis, '__MOCK_BOOT__', commands), [...prepared])
  }
  const control = controlOver(wire)
  let begun = page.url() !== 'about:blank'
  page.once('framenavigated', () => {
    begun = true
  })
  // Loading a page only to give a command to it would cost as much as the test's own page does.
  const give: Give = async (name, params) => {
    if (begun) await control(name, params)
    else await prepare(name, params)
  }
  return { control, prepare, ...commandsOver(control, give) }
}

/** The emulator behind a gateway, reached at its own address: it is there before any page. */
export function emulatorAt(address: string): Backend {
  const wire: Wire = async (name, body) => {
    const response = await fetch(`${address}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return { status: response.status, text: await response.text() }
  }
  const control = controlOver(wire)
  const give: Give = async (name, params) => void (await control(name, params))
  return { control, prepare: give, ...commandsOver(control, give) }
}

/** Control commands over any wire. */
export function controlOver(wire: Wire): Backend['control'] {
  return async (name, params) => {
    const { status, text } = await wire(name, JSON.stringify(params))
    if (status !== 200) throw new Error(`The backend refused "${name}" with ${status}: ${text}`)
    return JSON.parse(text) as ControlAnswer<typeof name>
  }
}

function commandsOver(control: Backend['control'], give: Give): Omit<Backend, 'control' | 'prepare'> {
  const people = (who: number | string[]) => (typeof who === 'number' ? { count: who } : { users: who })
  return {
    reset: (scenario) => give('reset', { scenario }),
    advanceClock: (seconds) => give('advance-clock', { seconds }),
    freezeClock: () => give('freeze-clock', {}),
    runClock: () => give('run-clock', {}),
    settled: async (within) => void (await control('settled', within === undefined ? {} : { within })),
    join: (group, who) => give('join', { ...group, ...people(who) }),
    leave: (group, who) => give('leave', { ...group, ...people(who) }),
    setFaults: (...set) => give('faults', { set }),
  }
}
