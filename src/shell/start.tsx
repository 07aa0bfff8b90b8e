import { type ComponentType, type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Providers } from './providers.tsx'
import { ConsoleRouter } from './router.tsx'
import { BootFailure } from './boot-failure.tsx'

function rootOf(): Root {
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no element with the ID "root"')
  return createRoot(element)
}

/** `Around`: what a mock session puts around the console. */
export function startConsole(Around?: ComponentType<{ children: ReactNode }>) {
  rootOf().render(
    <StrictMode>
      <Providers>
        {Around === undefined ? (
          <ConsoleRouter />
        ) : (
          <Around>
            <ConsoleRouter />
          </Around>
        )}
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
