import { Link } from 'react-router'
import { paths } from '#lib/paths.ts'
import { PageMessage } from '../ui/page-message.tsx'
import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

export function NotFoundPage() {
  const words = useStrings(shellStrings)
  return (
    <PageMessage title={words.notFound} actions={<Link to={paths.home()}>{words.toGroups}</Link>}>
      {words.notFoundBody}
    </PageMessage>
  )
}
