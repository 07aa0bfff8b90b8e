import type { ReactNode } from 'react'
import type { DeletionFacts, Group, LiveFacts } from '#api/groups.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { IdText } from '../../ui/id-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { deletionTimes } from '../shared/deletion-times.ts'
import { detailsStrings } from './details-strings.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { fieldStrings } from '../fields/field-strings.ts'
import { useOnlineAge } from '../shared/online-age.ts'
import { StatusTag } from '../shared/status-tag.tsx'
import { TimeLeft } from '../shared/time-left.tsx'
import panel from './details-panel.module.css'
import styles from './group-facts.module.css'

/** What Describe tells of a group beside the values that can be changed. */
export function GroupFacts({ group, outdated }: { group: Group; outdated: ReactNode }) {
  const { id, name, owner, createdAt, deleted, live, deletion } = group
  const words = useStrings(detailsStrings)
  const fields = useStrings(fieldStrings)
  const common = useStrings(commonStrings)
  return (
    <section aria-label={words.facts}>
      <Facts>
        <Fact name={fields.groupId}>
          <IdText id={id} what={fields.groupId} />
        </Fact>
        <Fact name={fields.groupName}>
          {name.trim() === '' ? (
            <span className="muted">{common.blank}</span>
          ) : (
            <bdi className={styles.name}>{name}</bdi>
          )}
        </Fact>
        <Fact name={fields.owner}>
          {owner === '' ? <span className="muted">{fields.none}</span> : <IdText id={owner} what={fields.owner} />}
        </Fact>
        <Fact name={words.status}>
          <StatusTag deleted={deleted} />
        </Fact>
        <Fact name={words.created}>
          <TimeText seconds={createdAt} />
        </Fact>
        {live !== undefined && <LivePart id={id} live={live} outdated={outdated} />}
        {deletion !== undefined && <DeletionPart deletion={deletion} />}
      </Facts>
      <p className={panel.note}>{words.fixed}</p>
    </section>
  )
}

function LivePart({ id, live, outdated }: { id: string; live: LiveFacts; outdated: ReactNode }) {
  const { onlineUsers, sessions, supergroup } = live
  const age = useOnlineAge(useScope(), id)
  const words = useStrings(detailsStrings)
  const locale = useLocale()
  return (
    <>
      <Fact name={words.onlineUsers}>
        <span className="numeric">{onlineUsers.toLocaleString(locale)}</span> <span className="muted">{age}</span>
        {outdated}
      </Fact>
      <Fact name={words.sessions}>
        <span className="numeric">{sessions.toLocaleString(locale)}</span>
      </Fact>
      <Fact name={words.supergroup}>{supergroup ? words.supergroupYes : words.supergroupNo}</Fact>
    </>
  )
}

function DeletionPart({ deletion: { at, by } }: { deletion: DeletionFacts }) {
  const words = useStrings(detailsStrings)
  const unknown = <span className="muted">{words.unknown}</span>
  return (
    <>
      <Fact name={words.deletedAt}>{at === undefined ? unknown : <TimeText seconds={at} />}</Fact>
      <Fact name={words.deletedBy}>{by === undefined ? unknown : <IdText id={by} what={words.deletedBy} />}</Fact>
      {at !== undefined && (
        <>
          <Fact name={words.restorableUntil}>
            <TimeLeft until={deletionTimes(at).restorableUntil} />
          </Fact>
          <Fact name={words.messagesUntil}>
            <TimeLeft until={deletionTimes(at).messagesUntil} />
          </Fact>
        </>
      )}
    </>
  )
}
