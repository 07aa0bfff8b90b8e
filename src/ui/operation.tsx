import { clsx } from 'clsx'
import { type ReactNode, useId } from 'react'
import type { Operation } from '#api/permissions.ts'
import { DialogLink, type DialogLinkProps, useOpenDialog } from './dialog-route.tsx'
import { Hint } from './hint.tsx'
import { PlainButton } from './plain-button.tsx'
import { useForbidden } from './use-session.ts'
import styles from './operation.module.css'

/** A link to the dialog of an operation. Where the role does not allow it: the same words, disabled, with the reason. */
export function OperationLink({ operation, ...link }: DialogLinkProps & { operation: Operation }) {
  const reason = useForbidden(operation)
  const reasonId = useId()
  if (reason === undefined) return <DialogLink {...link} />
  return (
    <Hint text={reason}>
      <button
        type="button"
        className={clsx(styles.link, link.className)}
        aria-disabled
        aria-label={link['aria-label']}
        aria-describedby={reasonId}
      >
        {link.children}
        <span id={reasonId} hidden>
          {reason}
        </span>
      </button>
    </Hint>
  )
}

interface OperationButtonProps {
  icon?: ReactNode
  children: ReactNode
  operation: Operation
  /** The dialog it opens. */
  to: string
  /** The ID of an element that says why it cannot be used now, whoever asks. */
  blockedBy?: string | undefined
  /** Why it cannot be used now, where nothing else on the page says it. */
  blocked?: string | undefined
  /** `default` beside the page's main operation. */
  kind?: 'primary' | 'default'
  small?: boolean
  title?: string
  /** Its name for screen readers, where its words alone do not tell what it is about. */
  label?: string
  className?: string
}

/** The button that opens an operation's dialog. Disabled, it stays reachable, so that it can be asked why. */
export function OperationButton(props: OperationButtonProps) {
  const { operation, to, blockedBy, icon, children, kind = 'primary', small = false, title, label, className } = props
  const openDialog = useOpenDialog()
  const forbidden = useForbidden(operation)
  const reason = forbidden ?? props.blocked
  const reasonId = useId()
  const blocked = reason !== undefined || blockedBy !== undefined
  return (
    <Hint text={reason}>
      <PlainButton
        kind={blocked ? 'default' : kind}
        small={small}
        title={title}
        aria-label={label}
        className={className}
        aria-disabled={blocked}
        {...(blocked ? { 'aria-describedby': reason === undefined ? blockedBy : reasonId } : {})}
        data-dialog={to}
        onClick={() => {
          if (!blocked) openDialog(to)
        }}
      >
        {icon}
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
