import { Link } from 'react-router'
import { LIVE_CENTERS } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { PageMessage } from '../ui/page-message.tsx'
import { useStrings } from '../ui/preferences.ts'
import { scopeStrings } from './scope-strings.ts'

export function UnknownCenter({ center }: { center: string }) {
  const words = useStrings(scopeStrings)
  return (
    <PageMessage
      title={words.unknownCenterTitle}
      actions={LIVE_CENTERS.map((known) => (
        <Link key={known} to={paths.center(known)}>
          {words[known]}
        </Link>
      ))}
    >
      {words.unknownCenterBody(center)}
    </PageMessage>
  )
}
