import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useKeptText } from '../../ui/kept-text.ts'
import { useStrings } from '../../ui/preferences.ts'
import { ActButton } from '../people/act-button.tsx'
import type { AskedAct } from '../people/act-question.tsx'
import { IdsField, useIds } from '../people/ids-field.tsx'
import { mutesStrings } from './mutes-strings.ts'
import styles from './mutes-tab.module.css'

interface MuteUsersProps {
  scope: Scope
  group: Group
  onAsk: (asked: AskedAct) => void
}

/** Mutes or unmutes any number of users who are named. */
export function MuteUsers({ scope: { center, appId }, group, onAsk }: MuteUsersProps) {
  const words = useStrings(mutesStrings)
  const [text, setText] = useKeptText(`mute-users/${center}/${appId}/${group.id}`)
  const { ids, blocked } = useIds(text)
  return (
    <section aria-label={words.muteUsers} className={styles.part}>
      <IdsField label={words.muteUsers} text={text} onChange={setText} />
      <div className={styles.head}>
        {(['mute', 'unmute'] as const).map((kind) => (
          <ActButton
            key={kind}
            operation={kind === 'mute' ? 'muteUsers' : 'unmuteUsers'}
            blocked={blocked}
            onClick={() => onAsk({ kind, users: ids })}
          >
            {words[kind]}
          </ActButton>
        ))}
      </div>
    </section>
  )
}
