import { ConfigProvider } from 'antd'
import { PRIORITY_WEIGHTS } from '#api/messages.ts'
import { ChipChoice } from '../../ui/chip-choice.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { DigitsInput } from './digits-input.tsx'
import type { GivenByForm } from './given-by-form.ts'
import { messageStrings } from './message-strings.ts'
import styles from './message-fields.module.css'

const PRIORITIES = ['high', 'medium', 'normal'] as const

/** The vendor's word for a weight; undefined of another number, and where none is set. */
export const priorityOf = (weight: string) =>
  PRIORITIES.find((priority) => String(PRIORITY_WEIGHTS[priority]) === weight)

/** The vendor's three words for a priority, each with what it is recommended for, and the number behind them, which may also be another one. */
export function PriorityField({ value = '', onChange, ...input }: GivenByForm) {
  const words = useStrings(messageStrings)
  const { componentDisabled } = ConfigProvider.useConfig()
  return (
    <div className={styles.choice}>
      <ChipChoice
        wide
        label={words.priority}
        value={value}
        disabled={componentDisabled}
        onChange={(next) => onChange?.(next)}
        chips={[
          ...PRIORITIES.map((priority) => ({
            value: String(PRIORITY_WEIGHTS[priority]),
            label: (
              <>
                {words[priority]} <span className="muted numeric">{String(PRIORITY_WEIGHTS[priority])}</span>
              </>
            ),
            note: words[`${priority}For`],
          })),
          { value: '', label: words.notSet, note: words.notSetMeans },
        ]}
      />
      <div className={styles.digits}>
        <DigitsInput
          {...input}
          aria-label={words.weight}
          placeholder={words.otherWeight}
          value={value}
          onChange={onChange}
        />
      </div>
    </div>
  )
}
