import { ControlOutlined } from '@ant-design/icons'
import { type Ref, useId } from 'react'
import { useLocale } from '../../src/ui/preferences.ts'
import { frameStrings } from './frame-strings.ts'
import { SHORTCUT } from './shortcut.ts'
import styles from './studio-button.module.css'

interface StudioButtonProps {
  ref: Ref<HTMLButtonElement>
  open: boolean
  /** Faults that can still hit a call. */
  armed: number
  onClick: () => void
}

/** The chip in the console's bar that says which world this is and whether its calls are broken on purpose, and opens its studio. */
export function StudioButton({ ref, open, armed, onClick }: StudioButtonProps) {
  const locale = useLocale()
  const words = frameStrings[locale]
  const id = useId()
  const count = armed.toLocaleString(locale)
  const faults = armed === 0 ? '' : armed === 1 ? words.oneArmed : words.armed(count)
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-keyshortcuts={SHORTCUT}
        aria-describedby={id}
        title={armed === 0 ? words.openTitle : `${faults}. ${words.openTitle}`}
        onClick={onClick}
      >
        <ControlOutlined aria-hidden />
        <span className={styles.name}>{words.open}</span>
        {armed > 0 && (
          <span className={styles.armed} aria-hidden>
            {count}
          </span>
        )}
      </button>
      {/* Beside the button, whose name stays what it is. */}
      <span role="status" id={id} className="visually-hidden">
        {faults}
      </span>
    </>
  )
}
