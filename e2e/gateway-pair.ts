import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

/** A gateway with the built console, and the emulator behind it, as programs of their own. */
export interface GatewayPair {
  /** Where the console is served. */
  origin: string
  /** Where the gateway listens: another address where a proxy stands before it. */
  listensAt: string
  /** Commands of the emulator go to `{control}/{command}`. */
  control: string
  /** The code that signs in next. */
  nextCode(): string
  close(): void
}

/** `audience-console`: unbuilt, as this file is, or built. */
export const KIT_COMMAND = path.resolve(import.meta.dirname, `../kit/command${path.extname(import.meta.filename)}`)
const STARTING_MS = 30_000

/**
 * Starts both on free ports of the loopback interface; they end with this process at the latest. `command`: the script that starts either.
 */
export async function startGatewayPair(
  settings: Record<string, string> = {},
  command = KIT_COMMAND,
): Promise<GatewayPair> {
  const start = (name: string, variables: Record<string, string>) => startProgram([command, name], variables)
  const emulator = start('emulator', {})
  const [, json = ''] = await emulator.said(/^(\{.*\})$/m)
  const service = JSON.parse(json) as { url: string; control: string; accessKeyId: string; accessKeySecret: string }
  const gateway = start('gateway', {
    ALIBABA_CLOUD_ACCESS_KEY_ID: service.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: service.accessKeySecret,
    GATEWAY_ENDPOINTS: JSON.stringify({ 'cn-shanghai': service.url, 'ap-southeast-1': service.url }),
    GATEWAY_PORT: '0',
    GATEWAY_METRICS_PORT: '0',
    GATEWAY_DRAIN_MS: '0',
    ...settings,
  })
  const [, listensAt = ''] = await gateway.said(/listens at (http:\/\/[\w.:]+)\. /)
  return {
    origin: settings['GATEWAY_PUBLIC_ORIGIN'] ?? listensAt,
    listensAt,
    control: service.control,
    nextCode: () => [...gateway.heard().matchAll(/\(it works once\): (\w+)/g)].at(-1)?.[1] ?? '',
    close() {
      gateway.end()
      emulator.end()
    },
  }
}

interface Program {
  /** Everything it has said. */
  heard(): string
  /** Resolves once it has said this. */
  said(what: RegExp): Promise<RegExpExecArray>
  end(): void
}

function startProgram(args: string[], variables: Record<string, string>): Program {
  // Nothing of what the surroundings may say about gateways, accounts and proxies.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(GATEWAY|ALIBABA_CLOUD|NODE_OPTIONS|.*_PROXY$)/i.test(name),
  )
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(inherited), ...variables },
    // The channel ends them with this process, however that ends.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let text = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    text += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return {
    heard: () => text,
    said: (what) =>
      new Promise((resolve, reject) => {
        const give = (reason: string) => reject(new Error(`${args.join(' ')} ${reason}. It said:\n${text}`))
        const timer = setTimeout(() => give('did not get ready'), STARTING_MS)
        const look = () => {
          const found = what.exec(text)
          if (found === null) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(found)
        }
        child.once('exit', (code) => give(`ended with ${String(code)}`))
        listeners.add(look)
        look()
      }),
    end: () => void child.kill(),
  }
}
