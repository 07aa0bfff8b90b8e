import { type ComponentType, Fragment, type ReactNode, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { backgroundCalls } from '#api/call-budget.ts'
import { session } from '#api/service.ts'
import { firstScreenPainted } from '#lib/first-screen.ts'
import { whenIdle } from '#lib/when-idle.ts'
import { Providers } from './providers.tsx'
import { ConsoleRouter } from './router.tsx'
import { followClocks } from './clock-jumps.ts'
import { loadSignInAgain } from './expired-session.tsx'
import { readFirstData } from './first-data.ts'
import { noticeLostChunks } from './lost-chunk.ts'
import { followSession } from './session-changes.ts'
import { loadGroupDialogs } from './routes.tsx'
import { SessionGate } from './session-gate.tsx'
import { bearTranslation } from './translated-page.ts'

let root: Root | undefined

function rootOf(): Root {
  if (root !== undefined) return root
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no element with the ID "root"')
  bearTranslation()
  root = createRoot(element)
  return root
}

/** Shows the console; what was painted first stays until the gateway has told who is signed in, and what they opened is read. */
export async function startConsole(): Promise<void> {
  await showingFailures(async () => {
    follow()
    await session.check()
    if (session.get().kind === 'signedIn') await readFirstData(window.location)
    renderConsole(Fragment)
  })
}

/** What the console listens to for as long as the page lives; what it reads by itself waits until the first screen stands. */
export function follow(): void {
  noticeLostChunks()
  followSession()
  followClocks()
  void backgroundCalls.holdUntil(firstScreenPainted())
}

/** Shows the console, and fetches the dialogs once it stands. `Around`: what stands around it. */
export function renderConsole(Around: ComponentType<{ children: ReactNode }>) {
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
  // What cannot be fetched now is asked for again, and missed aloud, when it is wanted.
  whenIdle(() => void Promise.all([loadGroupDialogs(), loadSignInAgain()]).catch(() => undefined))
}

/** Never a blank page: says why nothing can be shown. */
export async function showingFailures(work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    const { BootFailure } = await import('./boot-failure.tsx')
    rootOf().render(
      <Providers>
        <BootFailure error={error} />
      </Providers>,
    )
  }
}
