import { parseArgs } from 'node:util'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { SCENARIO_NAMES, type ScenarioName } from '../scenarios/names.ts'

/** What a person can ask of the emulator. */
export interface EmulatorOptions {
  /** 0, the default: any free port. */
  port?: number
  /** Each is an account of its own. One key of ours when left out. */
  keys?: readonly AccessKey[]
  /** Where state is kept; in memory when left out. */
  stateFile?: string
  /** What an account without state starts with. */
  scenario?: ScenarioName
  seed?: number
}

/** The key of an emulator that is given none. */
export const DEFAULT_KEY: AccessKey = { id: 'EmulatorAccessKeyId', secret: 'EmulatorAccessKeySecret' }

export const USAGE = `Usage: npm run emulator -- [options]
  --port 8080          the port to listen on; 0 or nothing takes a free one
  --key id:secret      an access key, which is an account of its own; may come several times.
                       id:secret:token is a temporary key, whose calls carry that security token
  --state file         keep the state in this file instead of in memory
  --scenario name      what an account starts with: ${SCENARIO_NAMES.join(', ')}
  --seed 1             another seed makes other IDs`

/** A mistake on the command line, in a sentence. */
export class UsageError extends Error {}

/** The command line, read. Throws UsageError. */
export function readOptions(args: string[]): EmulatorOptions {
  const values = parse(args)
  const keys = (values.key ?? []).map(readKey)
  const twice = keys.find(({ id }, index) => keys.findIndex((key) => key.id === id) !== index)
  if (twice !== undefined)
    throw new UsageError(`--key names ${twice.id} twice. Give every account a key ID of its own.`)
  return {
    ...(values.port === undefined ? {} : { port: wholeNumber('--port', values.port, 65_535) }),
    ...(keys.length === 0 ? {} : { keys }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...(values.scenario === undefined ? {} : { scenario: readScenario(values.scenario) }),
    ...(values.seed === undefined ? {} : { seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER) }),
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { port: text, key: { ...text, multiple: true }, state: text, scenario: text, seed: text } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function wholeNumber(option: string, given: string, max: number): number {
  const value = /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN
  if (Number.isSafeInteger(value) && value <= max) return value
  throw new UsageError(`${option} takes a whole number from 0 to ${max}, not "${given}".`)
}

function readScenario(given: string): ScenarioName {
  const found = SCENARIO_NAMES.find((name) => name === given)
  if (found === undefined)
    throw new UsageError(`There is no scenario "${given}". Take one of ${SCENARIO_NAMES.join(', ')}.`)
  return found
}

/** What fits into an Authorization header and a query without being changed. */
const KEY_PART = /^[\w.~-]{1,128}$/

function readKey(given: string): AccessKey {
  const [id = '', secret = '', securityToken, ...rest] = given.split(':')
  const parts = [id, secret, ...(securityToken === undefined ? [] : [securityToken])]
  if (rest.length > 0 || !parts.every((part) => KEY_PART.test(part))) {
    throw new UsageError('--key takes id:secret or id:secret:token, each of letters, digits and . _ ~ - only.')
  }
  return { id, secret, ...(securityToken === undefined ? {} : { securityToken }) }
}
