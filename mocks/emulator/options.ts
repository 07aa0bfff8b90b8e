import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { assumedSchema } from '../backend/assumed.ts'
import type { AccessKey } from '../codecs/signature-claim.ts'
import { SCENARIO_NAMES, type ScenarioName } from '../scenarios/names.ts'
import type { AccountGuesses } from './accounts.ts'

/** What a person can ask of the emulator. */
export interface EmulatorOptions extends AccountGuesses {
  /** Address to listen on; this machine's own when left out. */
  host?: string
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

/** `command`: what a person types before the options. */
export const usage = (command: string) => `Usage: ${command} [options]
  --port 8080          the port to listen on; 0 or nothing takes a free one
  --host 127.0.0.1     the address to listen on; 0.0.0.0 lets other machines do everything, too
  --key id:secret      an access key, which is an account of its own; may come several times.
                       id:secret:token is a temporary key, whose calls carry that security token
  --state file         keep the state in this file instead of in memory
  --scenario name      what an account starts with: ${SCENARIO_NAMES.join(', ')}
  --seed 1             another seed makes other IDs
  --settling 10        seconds, 0 to 30, until a stored message can be listed
  --clocks-apart=-5    seconds, -5 to 5, by which the Timestamp of messages is ahead of Date
  --numbered-lists dropped
                       ignore lists that come as Name.1, Name.2
  --help               what you are reading`

/** A mistake on the command line, in a sentence. */
export class UsageError extends Error {}

/** The command line, read; undefined when it asks for help. Throws UsageError. */
export function readOptions(args: string[]): EmulatorOptions | undefined {
  const values = parse(args)
  if (values.help === true) return undefined
  const keys = (values.key ?? []).map(readKey)
  const twice = keys.find(({ id }, index) => keys.findIndex((key) => key.id === id) !== index)
  if (twice !== undefined)
    throw new UsageError(`--key names ${twice.id} twice. Give every account a key ID of its own.`)
  if (values.host === '') throw new UsageError('--host names no address.')
  return {
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.port === undefined ? {} : { port: wholeNumber('--port', values.port, 65_535) }),
    ...(keys.length === 0 ? {} : { keys }),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    ...(values.scenario === undefined ? {} : { scenario: readScenario(values.scenario) }),
    ...readGuesses(values),
    ...(values.seed === undefined ? {} : { seed: wholeNumber('--seed', values.seed, Number.MAX_SAFE_INTEGER) }),
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const options = {
      help: { type: 'boolean', short: 'h' },
      host: text,
      port: text,
      key: { ...text, multiple: true },
      state: text,
      scenario: text,
      seed: text,
      settling: text,
      'clocks-apart': text,
      'numbered-lists': text,
    } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function readGuesses(values: ReturnType<typeof parse>): AccountGuesses {
  const { settling, 'clocks-apart': clocksApart, 'numbered-lists': lists } = values
  if (lists !== undefined && lists !== 'taken' && lists !== 'dropped')
    throw new UsageError(`--numbered-lists takes taken or dropped, not "${lists}".`)
  return {
    ...(settling === undefined ? {} : { settling: assumed('settling', '--settling', '0 to 30', settling) }),
    ...(clocksApart === undefined
      ? {}
      : { clocksApart: assumed('clocksApart', '--clocks-apart', '-5 to 5', clocksApart) }),
    ...(lists === undefined ? {} : { numberedLists: lists }),
  }
}

/** Seconds as the control command `assume` takes them. */
function assumed(name: keyof typeof assumedSchema.entries, option: string, range: string, given: string): number {
  const parsed = v.safeParse(assumedSchema.entries[name], /^-?\d{1,4}$/.test(given) ? Number(given) : given)
  if (parsed.success) return parsed.output
  throw new UsageError(`${option} takes whole seconds from ${range}, not "${given}".`)
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
