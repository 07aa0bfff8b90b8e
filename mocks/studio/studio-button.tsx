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

/** Lies in the band that marks a mock session, where nothing of the console is. */
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
      {words.open}
    </button>
  )
}
