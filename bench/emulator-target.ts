/**
 * What the load goes to, in a process of its own: the emulator with so many groups stored, or, with `ceiling`, a bare HTTP server
 * that answers a constant. Tells its parent where it is, and ends with it.
 */
import { createServer } from 'node:http'
import { openAccount } from '../mocks/emulator/accounts.ts'
import { DEFAULT_KEY } from '../mocks/emulator/options.ts'
import { serve } from '../mocks/emulator/serve.ts'
import { StateFile } from '../mocks/emulator/state-file.ts'
import { countingIds } from '../mocks/testing/test-commands.ts'
import { fastClock, type Stored, storeGroups } from './stored-groups.ts'

export interface Target {
  url: string
  stored: Stored[]
}

const CONSTANT = JSON.stringify({ RequestId: '00000000-0000-0000-0000-000000000000', Text: 'x'.repeat(400) })

async function ceiling(): Promise<Target> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': CONSTANT.length })
    response.end(CONSTANT)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, stored: [] }
}

async function emulator(groups: number): Promise<Target> {
  const newRequestId = countingIds()
  const wallClock = fastClock()
  const nonces = new StateFile().nonces(DEFAULT_KEY.id)
  const account = await openAccount(DEFAULT_KEY, nonces, { scenario: 'empty', wallClock, newRequestId })
  const stored = await storeGroups(groups, async (command) => {
    for (;;) {
      const { outcome } = await account.host.port.execute(command)
      if (outcome.kind === 'answer') return outcome.value
      if (outcome.kind === 'skipped' || outcome.error.code !== 'Throttling.User')
        throw new Error('a group could not be stored')
    }
  })
  const { url } = await serve(new Map([[DEFAULT_KEY.id, account]]), {}, () => ({
    requestId: newRequestId(),
    at: wallClock(),
  }))
  return { url, stored }
}

const [what = ''] = process.argv.slice(2)
process.once('disconnect', () => process.exit())
// How much work the server has done so far, microseconds: unlike the time, it does not depend on who else is busy here.
process.on('message', () => {
  const { user, system } = process.threadCpuUsage()
  process.send?.(user + system)
})
process.send?.(what === 'ceiling' ? await ceiling() : await emulator(Number(what)))
