/**
 * The floor: what a page costs that only shows a list with the console's libraries. Its rows are in memory, it knows one language, one
 * theme and no failure; whatever the console needs beyond it is the console's own.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { FloorPage } from './page.tsx'

async function start() {
  if (__MOCK__) {
    const { startWorker } = await import('./worker.ts')
    await startWorker()
  }
  const element = document.querySelector('#root')
  if (element === null) throw new Error('index.html has no #root')
  createRoot(element).render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={createBrowserRouter([{ path: '*', Component: FloorPage }])} />
    </QueryClientProvider>,
  )
}

await start()
