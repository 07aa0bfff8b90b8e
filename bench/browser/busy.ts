import { cpus } from 'node:os'
import { pause } from './patience.ts'

const LOOK_MS = 2000

/** How much of this machine's processors is used, 0 to 1: before anything is measured, that is by others. */
export async function busyShare(): Promise<number> {
  const before = spent()
  await pause(LOOK_MS)
  const after = spent()
  return (after.busy - before.busy) / Math.max(1, after.all - before.all)
}

function spent(): { busy: number; all: number } {
  let busy = 0
  let all = 0
  for (const { times } of cpus()) {
    const { idle, ...working } = times
    const worked = Object.values(working).reduce((sum, ms) => sum + ms, 0)
    busy += worked
    all += worked + idle
  }
  return { busy, all }
}
