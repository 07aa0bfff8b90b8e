import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, type InputRef } from 'antd'
import { clsx } from 'clsx'
import { useRef } from 'react'
import { useStrings } from '../../ui/preferences.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { listStrings } from './list-strings.ts'
import styles from './search-box.module.css'

interface SearchBoxProps {
  text: string
  onType: (text: string) => void
  onEnter: () => void
  onClear: () => void
  /** ID of the element that says how far the search has got. */
  describedBy: string
}

export function SearchBox({ text, onType, onEnter, onClear, describedBy }: SearchBoxProps) {
  const words = useStrings(listStrings)
  const input = useRef<InputRef>(null)
  const clear = () => {
    onClear()
    input.current?.focus()
  }
  return (
    <TextInput
      ref={input}
      className={clsx(styles.search)}
      type="search"
      data-shortcut="search"
      aria-label={words.search}
      aria-describedby={describedBy}
      placeholder={words.searchPlaceholder}
      prefix={<SearchOutlined aria-hidden />}
      // antd's own clear icon is smaller than a finger and cannot be reached by keyboard.
      suffix={
        <Button
          type="text"
          size="small"
          className={clsx(styles.clear, text === '' && styles.invisible)}
          icon={<CloseOutlined aria-hidden />}
          aria-label={words.clearBox}
          onClick={clear}
        />
      }
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={onType}
      onPressEnter={onEnter}
    />
  )
}
