import { clsx } from 'clsx'
import { useId } from 'react'
import field from '../../ui/native-field.module.css'
import { useStrings } from '../../ui/preferences.ts'
import { messagesStrings } from './messages-strings.ts'
import { MomentField } from './moment-field.tsx'
import type { MessageFields } from './use-message-fields.ts'
import styles from './message-filters.module.css'

/** What the service is asked for: type and time. */
export function MessageFilters({ fields }: { fields: MessageFields }) {
  const words = useStrings(messagesStrings)
  const typeId = useId()
  const faultId = useId()
  const { type, from, to, typeFault, rangeFault } = fields
  const fault = typeFault ?? rangeFault
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <div className={styles.item}>
        <label htmlFor={typeId}>{words.type}</label>
        <input
          id={typeId}
          inputMode="numeric"
          autoComplete="off"
          className={clsx(field.field)}
          value={type.text}
          aria-invalid={typeFault !== undefined}
          aria-describedby={typeFault === undefined ? undefined : faultId}
          onChange={({ target }) => type.setText(target.value)}
        />
      </div>
      <MomentField
        label={words.from}
        value={from.text}
        onText={from.onText}
        fault={rangeFault === undefined ? undefined : faultId}
      />
      <MomentField
        label={words.to}
        value={to.text}
        onText={to.onText}
        fault={rangeFault === undefined ? undefined : faultId}
      />
      {fault !== undefined && (
        <p id={faultId} className={styles.fault}>
          {fault}
        </p>
      )}
    </form>
  )
}
