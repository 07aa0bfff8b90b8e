import { type ChangeEvent, type CompositionEvent, useRef, useState } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * What a text field shows and tells. While an input method composes, the field alone knows what stands in it: the letters on the way
 * to a word are not meant, so no rule judges them, nothing is looked up for them and no draft keeps them.
 */
export function useComposedText(value: string, onChange: ((text: string) => void) | undefined) {
  const [composed, setComposed] = useState<string>()
  /** Some browsers, and antd, tell the end of a composition more than once. */
  const composing = useRef(false)
  const tell = (text: string) => {
    composing.current = false
    setComposed(undefined)
    if (text !== value) onChange?.(text)
  }
  return {
    value: composed ?? value,
    onChange({ target, nativeEvent }: ChangeEvent<Field>) {
      if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) {
        composing.current = true
        setComposed(target.value)
      } else {
        tell(target.value)
      }
    },
    onCompositionEnd({ currentTarget }: CompositionEvent<Field>) {
      if (composing.current) tell(currentTarget.value)
    },
  }
}
