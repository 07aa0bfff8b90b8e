import { Button, Result } from 'antd'
import { PageCard } from '../ui/page-message.tsx'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

export function BootFailure({ error }: { error: unknown }) {
  const words = useStrings(shellStrings)
  return (
    <main>
      <PageCard>
        <Result
          status="error"
          title={<h1>{words.bootFailed}</h1>}
          subTitle={error instanceof Error ? error.message : String(error)}
          extra={<Button onClick={() => window.location.reload()}>{words.reload}</Button>}
        />
      </PageCard>
    </main>
  )
}
