import type { Page } from '@playwright/test'
import type { ControlAnswer, ControlName, ControlParams } from '../mocks/control.ts'
import type { Fault } from '../mocks/faults.ts'
import type { ScenarioName } from '../mocks/scenarios/names.ts'

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
  /** Starts over; load a page afterwards. */
  reset(scenario: ScenarioName): Promise<void>
  /** Moves the service's clock on. */
  advanceClock(seconds: number): Promise<void>
  /** Puts users online in a group: so many, or these. */
  join(group: Group, who: number | string[]): Promise<void>
  leave(group: Group, who: number | string[]): Promise<void>
  /** Replaces the faults; without any, calls succeed again. */
  setFaults(...faults: Fault[]): Promise<void>
}

/** Sends one command and returns status and text. */
type Wire = (name: string, json: string) => Promise<{ status: number; text: string }>

/** The in-browser backend, reached through the page because nothing else can reach it. */
export function backendOf(page: Page): Backend {
  const prepared: { command: string; params: unknown }[] = []
  const wire: Wire = async (name, json) => {
    // This address asks the service nothing: no read is under way when the world changes.
    if (page.url() === 'about:blank') await page.goto('/live/nowhere')
    // The console shows itself only once its backend answers.
    await page.locator('#root > *').first().waitFor()
    return page.evaluate(
      async ([url, body]) => {
        const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
        return { status: response.status, text: await response.text() }
      },
      [`/_control/${name}`, json] as const,
    )
  }
  return {
    ...commandsOver(wire),
    async prepare(command, params) {
      prepared.push({ command, params })
      await page.addInitScript((commands) => Reflect.set(globalThis, '__MOCK_BOOT__', commands), [...prepared])
    },
  }
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
  const commands = commandsOver(wire)
  return { ...commands, prepare: async (command, params) => void (await commands.control(command, params)) }
}

function commandsOver(wire: Wire): Omit<Backend, 'prepare'> {
  const control: Backend['control'] = async (name, params) => {
    const { status, text } = await wire(name, JSON.stringify(params))
    if (status !== 200) throw new Error(`The backend refused "${name}" with ${status}: ${text}`)
    return JSON.parse(text) as ControlAnswer<typeof name>
  }
  const people = (who: number | string[]) => (typeof who === 'number' ? { count: who } : { users: who })
  return {
    control,
    reset: async (scenario) => void (await control('reset', { scenario })),
    advanceClock: async (seconds) => void (await control('advance-clock', { seconds })),
    join: async (group, who) => void (await control('join', { ...group, ...people(who) })),
    leave: async (group, who) => void (await control('leave', { ...group, ...people(who) })),
    setFaults: async (...set) => void (await control('faults', { set })),
  }
}
