import { Form } from 'antd'
import { paths } from '#lib/paths.ts'
import { DialogLink } from '../../ui/dialog-route.tsx'
import { useDraftPromise } from '../../ui/drafts.ts'
import { useFailureText } from '../../ui/failure-view.tsx'
import { OperationLink } from '../../ui/operation.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { createStrings } from './create-strings.ts'
import styles from './id-notice.module.css'

/** What is known of the ID that stands in the field. */
export interface IdNews {
  id: string
  kind: 'free' | 'unchecked' | 'takenByLiveGroup' | 'takenByDeletedGroup'
  /** Why the service could not be asked. */
  failure?: unknown
}

/** Under the ID: that it is free, or the way to the group that holds it. Gone as soon as another ID is typed. */
export function IdNotice({ news }: { news: IdNews | undefined }) {
  const words = useStrings(createStrings)
  const promise = useDraftPromise()
  const scope = useScope()
  const typed: unknown = Form.useWatch('id')
  const kind = news !== undefined && news.id === typed ? news.kind : undefined
  return (
    <span className={styles.notice} role="status">
      {kind === 'free' && words.suggested}
      {kind === 'unchecked' && <Unchecked failure={news?.failure} />}
      {kind === 'takenByLiveGroup' && (
        <>
          <DialogLink to={paths.groupDetails(scope, news?.id ?? '')} keepDraft>
            {words.takenDetails}
          </DialogLink>{' '}
          {promise}
        </>
      )}
      {kind === 'takenByDeletedGroup' && (
        <>
          <OperationLink operation="restoreGroup" to={paths.restoreGroup(scope, news?.id ?? '')} keepDraft thenList>
            {words.takenRestore}
          </OperationLink>{' '}
          {promise}
        </>
      )}
    </span>
  )
}

function Unchecked({ failure }: { failure: unknown }) {
  const words = useStrings(createStrings)
  const why = useFailureText(failure)
  return <span>{failure === undefined ? words.suggestedUnchecked : `${words.suggestedUnchecked} ${why}`}</span>
}
