import { Button, Result } from 'antd'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

export function BootFailure({ error }: { error: unknown }) {
  const words = useStrings(shellStrings)
  return (
    <main className="page-message">
      <Result
        status="error"
        title={<h1>{words.bootFailed}</h1>}
        subTitle={error instanceof Error ? error.message : String(error)}
        extra={<Button onClick={() => window.location.reload()}>{words.reload}</Button>}
      />
    </main>
  )
}
