import { Input } from 'antd'
import type { ComponentProps } from 'react'
import { useComposedText } from './composed-text.ts'

type Told = 'value' | 'defaultValue' | 'onChange' | 'onCompositionEnd'

/** A text field's own properties, and what a form gives to it. */
export type TextProps<Props> = Omit<Props, Told> & {
  value?: string | undefined
  /** Not while an input method composes. */
  onChange?: ((text: string) => void) | undefined
}

/** A text of one line. */
export function TextInput({ value = '', onChange, ...props }: TextProps<ComponentProps<typeof Input>>) {
  return <Input {...props} {...useComposedText(value, onChange)} />
}
