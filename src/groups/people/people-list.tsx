import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import type { Group } from '#api/groups.ts'
import { paths } from '#lib/paths.ts'
import { CheckLine } from '../../ui/check-line.tsx'
import { OperationButton } from '../../ui/operation.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { type RowSet, useIsMarked, useRowSet } from '../../ui/row-set.ts'
import { useScope } from '../../ui/use-scope.ts'
import type { MutesRead } from '../data/mutes-query.ts'
import { ViewerLink } from '../shared/viewer-link.tsx'
import { ActButton } from './act-button.tsx'
import type { GroupBatches } from './batches.ts'
import { peopleStrings } from './people-strings.ts'
import type { UserAct } from './use-acts.ts'
import { isSinglyMuted, muteState, UserMarks } from './user-marks.tsx'
import styles from './people.module.css'

export interface Person {
  id: string
  /** What the service tells of the user; undefined where it was not asked. */
  information?: string | undefined
  /** What else is known, by word. */
  facts?: ReactNode
}

interface PeopleListProps {
  label: string
  group: Group
  people: readonly Person[]
  mutes: MutesRead | undefined
  batches: GroupBatches
  /** When this was asked for (`nextAsked`): who was kicked since is marked. */
  asked: number
  selection: RowSet
  /** Begins something that is done to one of them. */
  onAct: (kind: UserAct, user: string) => void
  /** Whether a row offers to remove the user, and to send a message. */
  more?: boolean
}

const ROW_HEIGHT = 40

/** Users in lines, windowed, each with what it is in the group and what can be done. */
export function PeopleList(props: PeopleListProps) {
  const { label, people, selection } = props
  const words = useStrings(peopleStrings)
  const locale = useLocale()
  const box = useRef<HTMLDivElement>(null)
  const selected = useRowSet(selection)
  // oxlint-disable-next-line react/incompatible-library -- its functions stay in this component
  const windowed = useVirtualizer({
    count: people.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => people[index]?.id ?? '',
    overscan: 10,
  })
  if (people.length === 0) return null
  return (
    <div className={styles.list}>
      <CheckLine
        label={words.selectAll(people.length.toLocaleString(locale))}
        checked={people.every(({ id }) => selected.has(id))}
        onChange={(checked) =>
          selection.put(
            people.map(({ id }) => id),
            checked,
          )
        }
      />
      <div ref={box} className={styles.box}>
        <ul className={styles.rows} aria-label={label} style={{ height: windowed.getTotalSize() }}>
          {windowed.getVirtualItems().map(({ index, key, start }) => {
            const person = people[index]
            return (
              person !== undefined && (
                <li
                  key={key}
                  ref={windowed.measureElement}
                  data-index={index}
                  className={styles.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <PersonRow {...props} person={person} />
                </li>
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}

function PersonRow({
  group,
  person,
  mutes,
  batches,
  asked,
  selection,
  onAct,
  more = true,
}: PeopleListProps & { person: Person }) {
  const { id, information, facts } = person
  const scope = useScope()
  const words = useStrings(peopleStrings)
  const marked = useIsMarked(selection, id)
  const singly = isSinglyMuted(mutes, id)
  const staff = muteState(group, undefined, id) === 'staff'
  return (
    <div className={styles.row}>
      <input
        type="checkbox"
        aria-label={words.selectUser(id)}
        checked={marked}
        onChange={({ target }) => selection.put([id], target.checked)}
      />
      <ViewerLink groupId={group.id} userId={id} className={styles.user} title={words.viewer(id)}>
        <bdi>{id}</bdi>
      </ViewerLink>
      {information !== undefined && information !== '' && (
        <bdi className={styles.information} title={information}>
          {information}
        </bdi>
      )}
      {facts}
      <UserMarks group={group} mutes={mutes} kickedSince={{ batches, asked }} user={id} />
      <span className={styles.acts}>
        {singly ? (
          <ActButton
            small
            operation="unmuteUsers"
            aria-label={words.actOf(words.unmute, id)}
            onClick={() => onAct('unmute', id)}
          >
            {words.unmute}
          </ActButton>
        ) : (
          <ActButton
            small
            operation="muteUsers"
            blocked={staff ? words.neverMuted : undefined}
            aria-label={words.actOf(words.mute, id)}
            onClick={() => onAct('mute', id)}
          >
            {words.mute}
          </ActButton>
        )}
        {more && (
          <ActButton
            small
            operation="kickUser"
            aria-label={words.actOf(words.kick, id)}
            onClick={() => onAct('kick', id)}
          >
            {words.kick}
          </ActButton>
        )}
        {more && (
          <OperationButton
            small
            kind="default"
            operation="sendUserMessage"
            to={paths.messageUser(scope, group.id, 'members', id)}
            label={words.actOf(words.messageShort, id)}
          >
            {words.messageShort}
          </OperationButton>
        )}
      </span>
    </div>
  )
}
