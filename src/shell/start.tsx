import { type ComponentType, Fragment, type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Providers } from './providers.tsx'
import { ConsoleRouter } from './router.tsx'
import { followClocks } from './clock-jumps.ts'
import { noticeLostChunks } from './lost-chunk.ts'
import { followSession } from './session-changes.ts'
import { SessionGate } from './session-gate.tsx'
import { bearTranslation } from './translated-page.ts'
import { BootFailure } from './boot-failure.tsx'

let root: Root | undefined

function rootOf(): Root {
  if (root !== undefined) return root
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no element with the ID "root"')
  bearTranslation()
  root = createRoot(element)
  return root
}

/** `Around`: what a mock session puts around the console. */
export function startConsole(Around: ComponentType<{ children: ReactNode }> = Fragment) {
  noticeLostChunks()
  followSession()
  followClocks()
  rootOf().render(
    <StrictMode>
      <Providers>
        <SessionGate>
          <Around>
            <ConsoleRouter />
          </Around>
        </SessionGate>
      </Providers>
    </StrictMode>,
  )
}

/** Never a blank page: says why nothing can be shown. */
export function showBootFailure(error: unknown) {
  rootOf().render(
    <Providers>
      <BootFailure error={error} />
    </Providers>,
  )
}
