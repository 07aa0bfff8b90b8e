import { useQuery } from '@tanstack/react-query'
import type { Group } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { QuietFailure } from '../../ui/quiet-failure.tsx'
import { mutesQuery } from '../data/mutes-query.ts'
import { ROW_EVERY_MS } from '../data/queries.ts'
import { useReadAgain } from '../data/use-read-again.ts'
import { presenceQuery } from '../people/presence-query.ts'
import { ReadAt } from '../people/read-at.tsx'
import { UserMarks, isSinglyMuted, muteState } from '../people/user-marks.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { viewerStrings } from './viewer-strings.ts'
import styles from './viewer-tab.module.css'

interface ViewerFactsProps {
  scope: Scope
  group: Group
  user: string
}

/** Whether the viewer is here, online, and may speak, each with when it was read. */
export function ViewerFacts({ scope, group, user }: ViewerFactsProps) {
  const words = useStrings(viewerStrings)
  const common = useStrings(commonStrings)
  const again = useReadAgain(ROW_EVERY_MS)
  const presence = useQuery({ ...presenceQuery(scope, group.id, user), ...again })
  const mutes = useQuery({ ...mutesQuery(scope, group.id), ...again })
  const state = muteState(group, mutes.data, user)
  const say = (is: boolean | undefined) => (is === undefined ? words.notKnown : is ? words.yes : words.no)
  const retry = () => {
    void presence.refetch()
    void mutes.refetch()
  }
  const failed = presence.error ?? mutes.error
  return (
    <section aria-label={words.facts} className={styles.part}>
      <div className={styles.head}>
        <UserMarks group={group} mutes={mutes.data} user={user} />
        {presence.data !== undefined && <ReadAt at={presence.data.at} />}
        <PlainButton small onClick={retry}>
          {common.refresh}
        </PlainButton>
        {failed !== null && <QuietFailure what={words.readFailed} error={failed} onRetry={retry} />}
      </div>
      <Facts>
        <Fact name={words.presence}>{presence.isPending ? common.loading : say(presence.data?.inGroup)}</Fact>
        <Fact name={words.online}>{presence.isPending ? common.loading : say(presence.data?.online)}</Fact>
        <Fact name={words.speaking}>
          {state === undefined ? (mutes.isPending ? common.loading : words.notKnown) : words[`${state}Speaks`]}
          {mutes.data?.everybody === true && isSinglyMuted(mutes.data, user) && (
            <div className="muted">{words.singlyToo}</div>
          )}
        </Fact>
      </Facts>
    </section>
  )
}
