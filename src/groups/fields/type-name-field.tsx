import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import type { Scope } from '#api/scope.ts'
import native from '../../ui/native-field.module.css'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import { messageStrings } from './message-strings.ts'
import { LONGEST_TYPE_NAME, typeNamesOf, withTypeName } from './type-names.ts'

interface TypeNameFieldProps {
  scope: Scope
  type: bigint
  /** It was opened to be typed in. */
  opened?: boolean
}

/** Where a type gets its name, kept as it is typed. */
export function TypeNameField({ scope, type, opened = false }: TypeNameFieldProps) {
  const words = useStrings(messageStrings)
  const preference = typeNamesOf(scope)
  const names = usePreference(preference)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (opened) field.current?.focus()
  }, [opened])
  return (
    <input
      className={clsx(native.field)}
      data-kept
      aria-label={words.typeName(String(type))}
      title={words.typeNameKept}
      placeholder={words.typeNameHint}
      maxLength={LONGEST_TYPE_NAME}
      ref={field}
      value={names[String(type)] ?? ''}
      onChange={({ target }) => preference.set(withTypeName(names, type, target.value))}
    />
  )
}
