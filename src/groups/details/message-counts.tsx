import type { LiveFacts } from '#api/groups.ts'
import type { Scope } from '#api/scope.ts'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { typeNamesOf } from '../fields/type-names.ts'
import { numbersStrings } from './numbers-strings.ts'
import styles from './numbers.module.css'
import panel from './details-panel.module.css'

interface MessageCountsProps {
  scope: Scope
  /** Undefined of a deleted group, of which the service tells none. */
  counts: LiveFacts['messageCounts'] | undefined
}

/** Of a bar, in the units of its drawing. */
const BAR = 100

/** What the service has counted for each type, exact to the last digit, with the names that the operator gave. */
export function MessageCounts({ scope, counts }: MessageCountsProps) {
  const words = useStrings(numbersStrings)
  const locale = useLocale()
  const names = usePreference(typeNamesOf(scope))
  const total = (counts ?? []).reduce((sum, { count }) => sum + count, 0n)
  const most = (counts ?? []).reduce((found, { count }) => (count > found ? count : found), 1n)
  return (
    <section aria-labelledby="group-counts">
      <h2 id="group-counts">
        {words.counts}{' '}
        {total > 0n && <span className="muted numeric">{words.counted(total.toLocaleString(locale))}</span>}
      </h2>
      {counts === undefined && <p className={panel.note}>{words.countsOfDeleted}</p>}
      {counts?.length === 0 && <p className={panel.note}>{words.noMessages}</p>}
      {counts !== undefined && counts.length > 0 && (
        <>
          <table className={styles.table} aria-labelledby="group-counts">
            <thead>
              <tr>
                <th scope="col">{words.messageType}</th>
                <th scope="col" className={styles.count}>
                  <div className={styles.share}>{words.messageCount}</div>
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ type, count }) => (
                <tr key={type}>
                  <td>
                    <code translate="no" className="numeric">
                      {type}
                    </code>
                    {names[type] !== undefined && <bdi className={styles.typeName}> {names[type]}</bdi>}
                  </td>
                  <td className={styles.count}>
                    <div className={styles.share}>
                      {count.toLocaleString(locale)}
                      <svg viewBox={`0 0 ${BAR} 8`} preserveAspectRatio="none" aria-hidden>
                        <rect width={shareOf(count, most)} height={8} />
                      </svg>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={panel.note}>{words.countedMeans}</p>
        </>
      )}
    </section>
  )
}

/** How long a bar is beside the longest; what there is at all is seen. */
const shareOf = (count: bigint, most: bigint): number =>
  count <= 0n ? 0 : Math.max(0.5, Number((count * BigInt(BAR) * 10n) / most) / 10)
