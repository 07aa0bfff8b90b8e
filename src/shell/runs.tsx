import { type ComponentType, useEffect, useState } from 'react'
import { whenIdle } from '#lib/when-idle.ts'

/** Runs over many groups go on, and are told of, once the page is idle: nothing of them is needed for the first screen. */
export function Runs() {
  const [Dock, setDock] = useState<ComponentType>()
  useEffect(
    () =>
      whenIdle(() => {
        import('../groups/results/run-dock.tsx').then(
          ({ RunDock }) => setDock(() => RunDock),
          // Missed aloud when a screen of runs is opened.
          () => undefined,
        )
      }),
    [],
  )
  return Dock === undefined ? null : <Dock />
}
