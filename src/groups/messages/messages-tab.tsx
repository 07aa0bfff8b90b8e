import { useId, useState } from 'react'
import type { Group } from '#api/groups.ts'
import type { MessageFilter } from '#api/read-log.ts'
import type { Scope } from '#api/scope.ts'
import type { MessageOrder } from '#api/stored-messages.ts'
import { NativeSelect } from '../../ui/native-select.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useAtRest } from '../../ui/use-at-rest.ts'
import { ExportMessagesButton } from './export-messages-button.tsx'
import { MessageList } from './message-list.tsx'
import { messagesStrings } from './messages-strings.ts'
import { MomentField } from './moment-field.tsx'
import { isType, secondsOf } from './typed-range.ts'
import { useAlertsOnly } from './use-alerts.ts'
import styles from './messages-tab.module.css'

/** What is said in a group, live and before. */
export function MessagesTab({ scope, group }: { scope: Scope; group: Group }) {
  const words = useStrings(messagesStrings)
  const typeId = useId()
  const faultId = useId()
  const [type, setType] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [order, setOrder] = useState<MessageOrder>('newest')
  const [wantsLive, setWantsLive] = useState(true)
  const [search, setSearch] = useState('')
  const alertsOnly = useAlertsOnly()

  const asked = { type: useAtRest(type), from: useAtRest(from), to: useAtRest(to) }

  const typeFault = isType(asked.type) ? undefined : words.typeInvalid
  const since = secondsOf(asked.from)
  const until = secondsOf(asked.to)
  const rangeFault = since !== undefined && until !== undefined && since > until ? words.rangeInvalid : undefined
  const fault = typeFault ?? rangeFault
  const mayLive = order === 'newest' && until === undefined && !group.deleted
  const filter: MessageFilter = {
    order,
    ...(asked.type.trim() === '' || typeFault !== undefined ? {} : { type: BigInt(asked.type.trim()) }),
    ...(rangeFault === undefined ? { since, until } : {}),
  }

  return (
    <section aria-label={words.list} className={styles.tab}>
      <form role="search" aria-label={words.filters} className={styles.filters} onSubmit={(e) => e.preventDefault()}>
        <label htmlFor={typeId}>
          {words.type}
          <input
            id={typeId}
            inputMode="numeric"
            className={styles.type}
            value={type}
            aria-invalid={typeFault !== undefined}
            aria-describedby={fault === undefined ? undefined : faultId}
            onChange={({ target }) => setType(target.value)}
          />
        </label>
        <MomentField
          label={words.from}
          value={from}
          fault={rangeFault === undefined ? undefined : faultId}
          onChange={setFrom}
        />
        <MomentField
          label={words.to}
          value={to}
          fault={rangeFault === undefined ? undefined : faultId}
          onChange={setTo}
        />
        <NativeSelect
          label={words.order}
          value={order}
          options={[
            { value: 'newest', label: words.newest },
            { value: 'oldest', label: words.oldest },
          ]}
          onChange={setOrder}
        />
        <label className={styles.live} title={mayLive ? undefined : words.liveWhy}>
          <input
            type="checkbox"
            disabled={!mayLive}
            checked={wantsLive && mayLive}
            onChange={({ target }) => setWantsLive(target.checked)}
          />
          {words.live}
        </label>
        <input
          type="search"
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <ExportMessagesButton scope={scope} groupId={group.id} range={{ type, from, to }} />
      </form>
      {fault === undefined ? (
        <MessageList
          key={[scope.center, scope.appId, group.id, order, filter.type, since, until].join(' ')}
          scope={scope}
          group={group}
          filter={filter}
          live={wantsLive && mayLive}
          search={search}
          alertsOnly={alertsOnly}
        />
      ) : (
        <p id={faultId} role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </section>
  )
}
