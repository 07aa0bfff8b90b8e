import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, type InputRef } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { NavigationType, useLocation, useNavigation, useNavigationType } from 'react-router'
import { useStrings } from '../../ui/preferences.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { listStrings } from './list-strings.ts'
import styles from './search-box.module.css'

/** Milliseconds without a letter until the search is looked for. */
const TYPING_PAUSE_MS = 250

interface SearchBoxProps {
  /** The search in the address. */
  value: string
  onSearch: (query: string) => void
  /** ID of the element that says how far the search has got. */
  describedBy: string
}

export function SearchBox({ value, onSearch, describedBy }: SearchBoxProps) {
  const words = useStrings(listStrings)
  const navigationType = useNavigationType()
  const [text, setText] = useState(value)
  const [shown, setShown] = useState(value)
  if (value !== shown) {
    setShown(value)
    // Back, forward and "clear" win over what stands in the box; our own searches arrive late and must not undo typing.
    if (navigationType === NavigationType.Pop || value === '') setText(value)
  }
  const input = useRef<InputRef>(null)
  const search = useEffectEvent(onSearch)
  const leaving = useNavigation().state !== 'idle'
  const { key } = useLocation()
  useEffect(() => {
    if (text === value || leaving) return undefined
    const timer = setTimeout(() => search(text), TYPING_PAUSE_MS)
    // Whoever follows a link before the pause is over has searched before: a search that came later would take them back.
    const follow = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest('a[href], button[data-dialog]') === null) return
      clearTimeout(timer)
      search(text)
    }
    document.addEventListener('click', follow, { capture: true })
    return () => {
      clearTimeout(timer)
      document.removeEventListener('click', follow, { capture: true })
    }
  }, [text, value, leaving, key])

  const clear = () => {
    setText('')
    onSearch('')
    input.current?.focus()
  }
  return (
    <TextInput
      ref={input}
      className={clsx(styles.search)}
      type="search"
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
      onChange={setText}
      onPressEnter={() => onSearch(text)}
    />
  )
}
