import { useEffect, useRef } from 'react'
import type { Group } from '#api/groups.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { ActButton } from './act-button.tsx'
import { OPERATION_OF } from './acts.ts'
import { peopleStrings } from './people-strings.ts'
import { subjectsOf, type UserAct } from './use-acts.ts'
import styles from './people.module.css'

export interface AskedAct {
  kind: UserAct
  users: readonly string[]
}

interface ActQuestionProps {
  group: Group
  asked: AskedAct
  onYes: (asked: AskedAct) => void
  onNo: () => void
}

/** Users who are named in the question. */
const NAMED = 3

/** What will be done to whom, and what that means, before it is. */
export function ActQuestion({ group, asked, onYes, onNo }: ActQuestionProps) {
  const words = useStrings(peopleStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { kind, users } = asked
  const subjects = subjectsOf(group, kind, users)
  const left = users.length - subjects.length
  const number = (count: number) => count.toLocaleString(locale)
  const title = words[`${kind}Title`](number(subjects.length), subjects.length === 1)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <div role="group" aria-label={title} className={styles.question}>
      <p>
        <strong>{title}</strong> {subjects.length <= NAMED && <bdi className={styles.named}>{subjects.join(', ')}</bdi>}
      </p>
      <p>{words[`${kind}Effect`]}</p>
      {left > 0 && <p>{subjects.length === 0 ? words.nobodyLeft : words.leftOut(number(left))}</p>}
      <div className={styles.buttons}>
        <ActButton
          ref={yes}
          small
          kind="primary"
          operation={OPERATION_OF[kind]}
          blocked={subjects.length === 0 ? words.nobodyLeft : undefined}
          onClick={() => onYes(asked)}
        >
          {words[kind]}
        </ActButton>
        <PlainButton small onClick={onNo}>
          {common.cancel}
        </PlainButton>
      </div>
    </div>
  )
}
