import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { countReasons, type Plan } from './plan.ts'
import { planStrings } from './plan-strings.ts'
import { reasonText } from './reasons.ts'
import type { People } from './risk.ts'
import styles from './plan-summary.module.css'

interface PlanSummaryProps {
  /** What happens to how many. */
  headline: string
  plan: Plan
  /** What that means, each an `<li>`. */
  children: ReactNode
}

/** A plan in a few sentences: to how many it happens, what that means, and how many are left out for which reasons. */
export function PlanSummary({ headline, plan, children }: PlanSummaryProps) {
  const words = useStrings(planStrings)
  const locale = useLocale()
  const number = (value: number) => value.toLocaleString(locale)
  const reasons = countReasons(plan.left)
  return (
    <section className={styles.summary} aria-label={headline}>
      <p className={styles.headline} role="status">
        {headline}
      </p>
      {plan.todo.length > 0 && <ul>{children}</ul>}
      {reasons.length > 0 && (
        <p>
          <span className={clsx('numeric', styles.left)}>{words.left(number(plan.left.length))}</span>
          {reasons
            .map(({ why, count }) =>
              reasons.length === 1 ? reasonText(why, locale) : words.busy(reasonText(why, locale), number(count)),
            )
            .join(words.comma)}
        </p>
      )}
    </section>
  )
}

/** The groups with most people, and how many are in each. */
export function Busiest({ people }: { people: People }) {
  const words = useStrings(planStrings)
  const locale = useLocale()
  const list = people.busiest.map(({ id, name, onlineUsers = 0 }) =>
    words.busy(name.trim() === '' ? id : name, onlineUsers.toLocaleString(locale)),
  )
  return <span className={styles.busiest}>{words.busiest(list.join(words.comma))}</span>
}
