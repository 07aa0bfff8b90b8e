import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useStrings } from '../../ui/preferences.ts'
import { useSearchText } from '../../ui/use-search-text.ts'
import { MessageList } from './message-list.tsx'
import { MessagesToolbar } from './messages-toolbar.tsx'
import { messagesStrings } from './messages-strings.ts'
import { typeOf, useMessageFields } from './use-message-fields.ts'
import { useMessageParams } from './use-message-params.ts'
import styles from './messages-tab.module.css'

/** What is said in a group, live and before. */
export function MessagesTab({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(messagesStrings)
  const { params, change } = useMessageParams(group.id)
  const search = useSearchText(params.find, (find) => change({ find }))
  const fields = useMessageFields(params, change)
  const fault = fields.typeFault ?? fields.rangeFault
  const { order, since, until, at } = params
  const mayLive = order === 'newest' && until === undefined && at === undefined && !group.deleted
  const type = typeOf(params)

  return (
    <section aria-label={words.list} className={styles.tab}>
      <MessagesToolbar params={params} change={change} fields={fields} search={search} mayLive={mayLive} />
      {fault === undefined ? (
        <MessageList
          key={[scope.center, scope.appId, group.id, order, type, since, until, at].join(' ')}
          scope={scope}
          group={group}
          filter={{ order, type, since, until }}
          params={params}
          change={change}
          live={params.live && mayLive}
          search={search.text}
        />
      ) : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </section>
  )
}
