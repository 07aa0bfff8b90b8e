import { clsx } from 'clsx'
import type { Scope } from '#api/scope.ts'
import field from '../../ui/native-field.module.css'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import { messagesStrings } from './messages-strings.ts'
import { LONGEST_TYPE_NAME, typeNamesOf, withTypeName } from '../shared/type-names.ts'
import styles from './messages-tab.module.css'

interface MessageTypeProps {
  scope: Scope
  type: bigint
}

/** A message's type with the name that the operator gave it. */
export function MessageType({ scope, type }: MessageTypeProps) {
  const name = usePreference(typeNamesOf(scope))[String(type)]?.trim()
  return (
    <span className={styles.chip}>
      <code translate="no">{String(type)}</code>
      {name !== undefined && <bdi> {name}</bdi>}
    </span>
  )
}

/** Where a type gets its name, kept as it is typed. */
export function TypeNameField({ scope, type }: MessageTypeProps) {
  const words = useStrings(messagesStrings)
  const preference = typeNamesOf(scope)
  const names = usePreference(preference)
  return (
    <input
      className={clsx(field.field)}
      aria-label={words.typeName(String(type))}
      title={words.typeNameKept}
      placeholder={words.typeNameHint}
      maxLength={LONGEST_TYPE_NAME}
      value={names[String(type)] ?? ''}
      onChange={({ target }) => preference.set(withTypeName(names, type, target.value))}
    />
  )
}
