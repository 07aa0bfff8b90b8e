import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import type { Group } from '#api/groups.ts'
import { muteEverybody, unmuteEverybody } from '#api/mutes.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { writeOrAsk } from '#api/write-or-ask.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useKeptText } from '../../ui/kept-text.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { readAnew } from '../../ui/read-anew.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { WriteFailureView } from '../../ui/write-failure.tsx'
import { type MutesRead, mutesQuery, singlyMuted } from '../data/mutes-query.ts'
import { ActButton } from '../people/act-button.tsx'
import { IdsField, useIds } from '../people/ids-field.tsx'
import { isAsWanted, type Wanted } from './wanted.ts'
import { mutesStrings } from './mutes-strings.ts'
import { StateWords } from './state-words.tsx'
import styles from './mutes-tab.module.css'

interface QuietRoomProps {
  scope: Scope
  group: Group
  mutes: MutesRead
}

/** What was read back after an act; undefined where it could not be. */
interface Told {
  wanted: Wanted
  read: MutesRead | undefined
}

/** One action that mutes everybody but a few, and its end; each is read back. */
export function QuietRoom({ scope, group, mutes }: QuietRoomProps) {
  const words = useStrings(mutesStrings)
  const queries = useQueryClient()
  const { run, pending, failure, clearFailure } = useSubmit()
  const [asking, setAsking] = useState<'quiet' | 'reopen'>()
  const [told, setTold] = useState<Told>()
  const query = mutesQuery(scope, group.id)

  /** `accepted`: told once it is, so that what was typed for it can go. */
  const carryOut = (wanted: Wanted, accepted: () => void) =>
    run(async () => {
      setTold(undefined)
      const readBack = () => readAnew(queries, query)
      const read = await writeOrAsk(
        async (submitKey) => {
          if (wanted.everybody) await muteEverybody(client, scope, group.id, wanted.exempt, submitKey)
          else await unmuteEverybody(client, scope, group.id, submitKey)
          // Accepted: what cannot be read back now is told to be unread, not to have failed.
          return readBack().catch(() => undefined)
        },
        async () => {
          const now = await readBack()
          return isAsWanted(now, wanted) ? now : undefined
        },
      )
      accepted()
      setTold({ wanted, read })
      setAsking(undefined)
    })
  const ask = (what: 'quiet' | 'reopen') => {
    clearFailure()
    setTold(undefined)
    setAsking(what)
  }

  return (
    <div className={styles.part}>
      {asking === undefined && (
        <div className={styles.head}>
          {mutes.everybody && (
            <ActButton kind="primary" operation="unmuteEverybody" onClick={() => ask('reopen')}>
              {words.reopen}
            </ActButton>
          )}
          <ActButton
            kind={mutes.everybody ? 'default' : 'primary'}
            operation="muteEverybody"
            onClick={() => ask('quiet')}
          >
            {mutes.everybody ? words.quietAgain : words.quiet}
          </ActButton>
        </div>
      )}
      {asking === 'quiet' && (
        <QuietForm
          scope={scope}
          group={group}
          mutes={mutes}
          pending={pending}
          onYes={(exempt, accepted) => void carryOut({ everybody: true, exempt }, accepted)}
          onNo={() => setAsking(undefined)}
        />
      )}
      {asking === 'reopen' && (
        <ReopenQuestion
          mutes={mutes}
          pending={pending}
          onYes={() => void carryOut({ everybody: false, exempt: [] }, () => undefined)}
          onNo={() => setAsking(undefined)}
        />
      )}
      {failure !== undefined && <WriteFailureView error={failure} notDone={words.notDone} unknown={words.unknown} />}
      {told !== undefined && <ReadBack told={told} />}
    </div>
  )
}

function ReadBack({ told: { wanted, read } }: { told: Told }) {
  const words = useStrings(mutesStrings)
  if (read === undefined) return <Alert role="status" type="warning" showIcon title={words.unread} />
  if (isAsWanted(read, wanted)) return <Alert role="status" type="success" showIcon title={words.confirmed} />
  return (
    <Alert role="status" type="warning" showIcon title={words.otherwise} description={<StateWords mutes={read} />} />
  )
}

interface QuietFormProps extends QuietRoomProps {
  pending: boolean
  onYes: (exempt: string[], accepted: () => void) => void
  onNo: () => void
}

function QuietForm({ scope: { center, appId }, group, mutes, pending, onYes, onNo }: QuietFormProps) {
  const words = useStrings(mutesStrings)
  const common = useStrings(commonStrings)
  const [kept, setText] = useKeptText(`quiet/${center}/${appId}/${group.id}`)
  // Changing who may speak begins with those who may.
  const [before] = useState(() => mutes.exempt.join('\n'))
  const [touched, setTouched] = useState(kept !== '')
  const text = touched ? kept : before
  const most = LIMITS.mutedUsersPerCall
  const { ids, blocked } = useIds(text, most)
  const title = mutes.everybody ? words.quietAgain : words.quiet
  return (
    <div role="group" aria-label={title} className={styles.question}>
      <p>{mutes.everybody ? words.quietAgainEffect : words.quietEffect}</p>
      <IdsField
        label={words.exempt}
        text={text}
        most={most}
        onChange={(next) => {
          setTouched(true)
          setText(next)
        }}
      />
      <div className={styles.head}>
        <ActButton
          kind="primary"
          operation="muteEverybody"
          disabled={pending}
          blocked={ids.length === 0 && text.trim() === '' ? undefined : blocked}
          onClick={() => onYes(ids, () => setText(''))}
        >
          {title}
        </ActButton>
        <PlainButton disabled={pending} onClick={onNo}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}

interface ReopenQuestionProps {
  mutes: MutesRead
  pending: boolean
  onYes: () => void
  onNo: () => void
}

function ReopenQuestion({ mutes, pending, onYes, onNo }: ReopenQuestionProps) {
  const words = useStrings(mutesStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { users } = singlyMuted(mutes)
  return (
    <div role="group" aria-label={words.reopen} className={styles.question}>
      <p>{words.reopenEffect(users.length.toLocaleString(locale), users.length === 0)}</p>
      <div className={styles.head}>
        <ActButton kind="primary" operation="unmuteEverybody" disabled={pending} onClick={onYes}>
          {words.reopen}
        </ActButton>
        <PlainButton disabled={pending} onClick={onNo}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}
