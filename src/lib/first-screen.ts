import { pause } from './pause.ts'

/** Milliseconds after which a first screen that says nothing counts as standing. */
const PATIENCE_MS = 10_000
/** The same for its first frame: a hidden page has none. */
const FRAME_MS = 500

let starting = true
const { promise, resolve } = Promise.withResolvers<void>()

/** The first screen shows what it was opened for, or why it does not. */
export function firstScreenStands(): void {
  starting = false
  resolve()
}

/** Until then what was read before the first render is not read again because it failed. */
export const isStarting = (): boolean => starting

/** Resolves once the first screen stands and has been painted: what others may need later is not in its way any more. */
export async function firstScreenPainted(): Promise<void> {
  await Promise.race([promise, pause(PATIENCE_MS)])
  const frame = new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))
  await Promise.race([frame, pause(FRAME_MS)])
}
