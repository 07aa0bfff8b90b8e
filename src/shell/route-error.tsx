import { Button } from 'antd'
import { useRouteError } from 'react-router'
import { FailureView } from '../ui/failure-view.tsx'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

/** A defect in one screen: the shell around it stays. */
export function RouteError() {
  const error = useRouteError()
  const words = useStrings(shellStrings)
  return (
    <section className="page">
      <h1>{words.crashed}</h1>
      <FailureView
        error={error}
        actions={
          <Button size="small" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        }
      />
    </section>
  )
}
