import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useStrings } from '../../ui/preferences.ts'
import { useSearchText } from '../../ui/use-search-text.ts'
import { ExportMessagesButton } from './export-messages-button.tsx'
import { MessageList } from './message-list.tsx'
import { MessagesToolbar } from './messages-toolbar.tsx'
import { messagesStrings } from './messages-strings.ts'
import { useAlertsOnly } from './use-alerts.ts'
import { typeOf, useMessageFields } from './use-message-fields.ts'
import { useMessageParams } from './use-message-params.ts'
import styles from './messages-tab.module.css'

/** What is said in a group, live and before. */
export function MessagesTab({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(messagesStrings)
  const { params, change } = useMessageParams(group.id)
  const search = useSearchText(params.find, (find) => change({ find }))
  const fields = useMessageFields(params, change)
  const alertsOnly = useAlertsOnly()
  const fault = fields.typeFault ?? fields.rangeFault
  const { order, since, until, at } = params
  const mayLive = order === 'newest' && until === undefined && at === undefined && !group.deleted
  const type = typeOf(params)
  const typed = { type: fields.type.text, from: fields.from.text, to: fields.to.text }

  return (
    <section aria-label={words.list} className={styles.tab}>
      <MessagesToolbar params={params} change={change} fields={fields} search={search} mayLive={mayLive}>
        <ExportMessagesButton scope={scope} groupId={group.id} range={typed} />
      </MessagesToolbar>
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
          alertsOnly={alertsOnly}
        />
      ) : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </section>
  )
}
