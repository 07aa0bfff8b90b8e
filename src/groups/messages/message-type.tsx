import type { Scope } from '#api/scope.ts'
import { usePreference } from '../../ui/preferences.ts'
import { typeNamesOf } from '../fields/type-names.ts'
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
