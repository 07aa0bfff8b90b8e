import { Form } from 'antd'
import { LIMITS } from '#api/contract/limits.ts'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { messageStrings } from './message-strings.ts'
import { typeOf } from './message-values.ts'
import styles from './type-hint.module.css'

/**
 * What to know of the type that is being typed. `types`: those the group carries already, undefined until they have been read. A new
 * one takes one of few places for the group's whole life, which no confirmation can give back. `warning`: what else there is to know of it.
 */
export function TypeHint({ types, warning }: { types?: readonly string[] | undefined; warning?: string | undefined }) {
  const words = useStrings(messageStrings)
  const locale = useLocale()
  const typed: unknown = Form.useWatch('type')
  const value = typeOf(typed)
  const limit = LIMITS.messageTypesPerGroup.toLocaleString(locale)
  const number = (count: number) => count.toLocaleString(locale)
  const isNew = value !== undefined && types !== undefined && !types.includes(value)
  const isFull = types !== undefined && types.length >= LIMITS.messageTypesPerGroup
  return (
    <span className={styles.hint}>
      {value !== undefined && value !== typed && <strong>{words.sentAs(value)}</strong>}
      <strong className={styles.warning} role="status">
        {warning}
        {isNew && (
          <span key={value}>{isFull ? words.typesFull(limit) : words.newType(number(types.length + 1), limit)}</span>
        )}
      </strong>
      {value === undefined && <span>{words.typeHint}</span>}
      {types !== undefined && types.length > 0 && (
        <span key={types.length}>{words.typesUsed(number(types.length), limit)}</span>
      )}
    </span>
  )
}
