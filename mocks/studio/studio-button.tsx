import { ControlOutlined } from '@ant-design/icons'
import type { Ref } from 'react'
import { useStrings } from '../../src/ui/preferences.ts'
import { frameStrings } from './frame-strings.ts'
import { SHORTCUT } from './shortcut.ts'
import styles from './studio-button.module.css'

interface StudioButtonProps {
  ref: Ref<HTMLButtonElement>
  open: boolean
  onClick: () => void
}

/** The chip in the console's bar that says which world this is, and opens its studio. */
export function StudioButton({ ref, open, onClick }: StudioButtonProps) {
  const words = useStrings(frameStrings)
  return (
    <button
      ref={ref}
      type="button"
      className={styles.button}
      aria-expanded={open}
      aria-keyshortcuts={SHORTCUT}
      title={words.openTitle}
      onClick={onClick}
    >
      <ControlOutlined aria-hidden />
      <span>{words.open}</span>
    </button>
  )
}
