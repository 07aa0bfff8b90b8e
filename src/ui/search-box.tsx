import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import { useComposedText } from './composed-text.ts'
import { PlainButton } from './plain-button.tsx'
import { commonStrings } from './common-strings.ts'
import { useStrings } from './preferences.ts'
import styles from './search-box.module.css'

interface SearchBoxProps {
  /** What it searches in. */
  label: string
  placeholder: string
  text: string
  onType: (text: string) => void
  onEnter: () => void
  onClear: () => void
  /** ID of the element that says how far the search has got. */
  describedBy: string
}

/** The browser's own field: antd's takes as long to draw as all rows. */
export function SearchBox({ label, placeholder, text, onType, onEnter, onClear, describedBy }: SearchBoxProps) {
  const words = useStrings(commonStrings)
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    onClear()
    input.current?.focus()
  }
  return (
    <span className={styles.search}>
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        {...useComposedText(text, onType)}
        type="search"
        data-shortcut="search"
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing) onEnter()
        }}
      />
      {text !== '' && (
        <PlainButton small kind="text" aria-label={words.clearBox} onClick={clear}>
          <CloseOutlined aria-hidden />
        </PlainButton>
      )}
    </span>
  )
}
