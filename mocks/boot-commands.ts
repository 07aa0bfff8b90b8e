import * as v from 'valibot'
import { ServiceError } from '#api/contract/errors.ts'
import { namedHere } from '#lib/base-path.ts'
import { isControlName, unknownCommand } from './control.ts'
import type { Host } from './host.ts'

/** Where a test leaves its commands, before any script of the page runs (Playwright's `addInitScript`). */
const GLOBAL = '__MOCK_BOOT__'
const DONE_KEY = namedHere('audience-console-mock-boot')

const bootSchema = v.array(v.object({ command: v.string(), params: v.optional(v.unknown()) }))

/**
 * Runs control commands that were there before the page: `globalThis.__MOCK_BOOT__ = [{ command: 'reset', params: {...} }]`.
 * Once a tab: a reload, which runs the test's script again, leaves the session as it is.
 */
export async function runBootCommands(host: Host): Promise<void> {
  const given: unknown = Reflect.get(globalThis, GLOBAL)
  if (given === undefined) return
  const commands = v.parse(bootSchema, given)
  const key = JSON.stringify(commands)
  if (sessionStorage.getItem(DONE_KEY) === key) return
  for (const { command, params = {} } of commands) {
    if (!isControlName(command)) throw new ServiceError('InputInvalid', `${GLOBAL}: ${unknownCommand(command)}`)
    await host.execute({ kind: 'control', name: command, params })
  }
  sessionStorage.setItem(DONE_KEY, key)
}
