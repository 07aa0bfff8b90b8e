import { Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useRouteError } from 'react-router'
import { useDraftPromise } from '../ui/drafts.ts'
import { FailureView } from '../ui/failure-view.tsx'
import { useStrings } from '../ui/preferences.ts'
import { isLostChunk, reloadFor, reloadMayHelp } from './lost-chunk.ts'
import { shellStrings } from './shell-strings.ts'

/** A defect in one screen, or a part of the console that is gone: the shell around it stays. */
export function RouteError() {
  const error = useRouteError()
  const words = useStrings(shellStrings)
  const promise = useDraftPromise()
  const [reloads] = useState(() => reloadMayHelp(error))
  // Once the screen that failed is gone: a form in it would ask whether to leave.
  useEffect(() => {
    if (reloads) reloadFor(error)
  }, [reloads, error])
  if (reloads) return <Spin className="page-spin" description={words.reloading} />
  return (
    <section className="page">
      <h1>{words.crashed}</h1>
      <FailureView
        error={error}
        {...(isLostChunk(error) ? { advice: `${words.lostChunk} ${promise}` } : {})}
        actions={
          <Button size="small" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        }
      />
    </section>
  )
}
