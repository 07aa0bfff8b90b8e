import { Alert, Flex } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import { formatSpan } from '#lib/time.ts'
import { Choice } from '../../ui/choice.tsx'
import { commonStrings } from '../../ui/common-strings.ts'
import { FailureView } from '../../ui/failure-view.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { callsPerSecond, PaceChoice } from '../runs/pace-choice.tsx'
import { createManyStrings } from './create-many-strings.ts'
import { FaultList } from './fault-list.tsx'
import { GroupPreview } from './group-preview.tsx'
import type { FileForm, LoadedRow } from './loaded-rows.ts'
import type { AllGroups } from './use-all-groups.ts'
import type { Verdict } from './use-dry-run.ts'
import styles from './verdict-view.module.css'

interface VerdictViewProps {
  verdict: Verdict
  form: FileForm['kind']
  groups: AllGroups
  quota: QuotaState
  /** See `RunHead.share`. */
  share: number
  onShare: (share: number) => void
}

export interface QuotaState {
  /** Places for further groups; undefined while that is not known. */
  free: number | undefined
  failed: boolean
  checkAgain: () => void
  /** What has no place. */
  beyond: readonly LoadedRow[]
}

/** What will be created and what will not, before anything is. */
export function VerdictView({ verdict, form, groups, quota, share, onShare }: VerdictViewProps) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const [chosen, setChosen] = useState<'faults' | 'groups'>('faults')
  const { good, faulty, deleted } = verdict
  const number = (value: number) => value.toLocaleString(locale)
  const show = faulty.length === 0 ? 'groups' : good.length === 0 ? 'faults' : chosen
  return (
    <Flex vertical gap={12}>
      <div role="status">
        <ul className={styles.counts}>
          <li data-shape="good" className={styles.count}>
            {words.creatable(number(good.length))}
          </li>
          {faulty.length > 0 && (
            <li data-shape="bad" className={styles.count}>
              {words.faulty(number(faulty.length))}
            </li>
          )}
          {deleted.length > 0 && (
            <li data-shape="open" className={styles.count}>
              {words.wereDeleted(number(deleted.length))}
            </li>
          )}
        </ul>
      </div>
      <div className={styles.facts}>
        <Comparison groups={groups} compared={verdict.compared} />
        {good.length > 0 && <Slots quota={quota} wanted={good.length} share={share} />}
        {good.length > 0 && <PaceChoice kind="create" value={share} onChange={onShare} />}
      </div>
      {(faulty.length > 0 || good.length > 0) && (
        <>
          {faulty.length > 0 && good.length > 0 && (
            <span className={styles.show}>
              <Choice
                label={words.show}
                value={show}
                onChange={setChosen}
                options={[
                  { value: 'faults', label: words.faults(number(faulty.length)) },
                  { value: 'groups', label: words.groups(number(good.length)) },
                ]}
              />
            </span>
          )}
          {show === 'faults' ? <FaultList faulty={faulty} form={form} /> : <GroupPreview rows={good} />}
        </>
      )}
    </Flex>
  )
}

function Comparison({
  groups: { directory, snapshot, share },
  compared,
}: Pick<VerdictViewProps, 'groups'> & { compared: boolean }) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const { failure, entries } = snapshot
  if (failure !== undefined) {
    return <FailureView error={failure} title={words.compareFailed} onRetry={directory.resume} />
  }
  const text = compared
    ? words.compared(entries.length.toLocaleString(locale))
    : words.comparing(share === undefined ? '…' : ` ${share.toLocaleString(locale, { style: 'percent' })}`)
  return <span className={clsx('muted', 'numeric')}>{text}</span>
}

function Slots({ quota, wanted, share }: Pick<VerdictViewProps, 'quota' | 'share'> & { wanted: number }) {
  const words = useStrings(createManyStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const { free, failed, beyond, checkAgain } = quota
  const number = (value: number) => value.toLocaleString(locale)
  if (free !== undefined && beyond.length > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        role="status"
        title={words.slotsShort(number(wanted), number(free))}
        action={
          <PlainButton small onClick={checkAgain}>
            {words.checkAgain}
          </PlainButton>
        }
      />
    )
  }
  const span = formatSpan(Math.ceil(wanted / callsPerSecond('create', share)), locale)
  const takes = words.takes(span === undefined ? common.lessThanAMinute : words.about(span))
  if (free === undefined && !failed) return null
  return (
    <span className={clsx('muted', 'numeric')}>
      {free === undefined ? words.slotsUnknown : words.slots(number(free))} {takes}
    </span>
  )
}
