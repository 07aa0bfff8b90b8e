import { type ComponentProps, useId } from 'react'
import type { Operation } from '#api/permissions.ts'
import { Hint } from '../../ui/hint.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useForbidden } from '../../ui/use-session.ts'

interface ActButtonProps extends ComponentProps<typeof PlainButton> {
  operation: Operation
  /** Why it cannot be used now; undefined where it can. */
  blocked?: string | undefined
}

/** A button that does something where it stands. Disabled, by role or for now, it stays reachable and says why. */
export function ActButton({ operation, blocked, kind, onClick, children, ...rest }: ActButtonProps) {
  const reason = useForbidden(operation) ?? blocked
  const reasonId = useId()
  return (
    <Hint text={reason}>
      <PlainButton
        {...rest}
        kind={reason === undefined ? (kind ?? 'default') : 'default'}
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : reasonId}
        onClick={(event) => {
          if (reason === undefined) onClick?.(event)
        }}
      >
        {children}
        {reason !== undefined && (
          <span id={reasonId} hidden>
            {reason}
          </span>
        )}
      </PlainButton>
    </Hint>
  )
}
