import { EditOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import { useState } from 'react'
import { ChipChoice } from '../../ui/chip-choice.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { DigitsInput } from './digits-input.tsx'
import type { GivenByForm } from './given-by-form.ts'
import { messageStrings } from './message-strings.ts'
import { typeOf } from './message-values.ts'
import { TypeNameField } from './type-name-field.tsx'
import { offeredTypes, typeNamesOf } from './type-names.ts'
import styles from './message-fields.module.css'

interface TypeFieldProps extends GivenByForm {
  /** Those the group carries already; undefined until they have been read, and where there is no such group. */
  types: readonly string[] | undefined
}

/** A message's type: one of those in use, by its name, or any other number. */
export function TypeField({ types, value = '', onChange, ...input }: TypeFieldProps) {
  const words = useStrings(messageStrings)
  const scope = useScope()
  const names = usePreference(typeNamesOf(scope))
  const { componentDisabled } = ConfigProvider.useConfig()
  const [naming, setNaming] = useState(false)
  const type = typeOf(value)
  const offered = offeredTypes(types ?? [], names)
  const name = type === undefined ? undefined : names[type]
  const rename = type !== undefined && (name === undefined ? words.nameType(type) : words.renameType(type))
  return (
    <div className={styles.choice}>
      {offered.length > 0 && (
        <ChipChoice
          label={words.types}
          value={type ?? ''}
          disabled={componentDisabled}
          onChange={(next) => onChange?.(next)}
          chips={offered.map((offer) => ({
            value: offer.type,
            unusual: types !== undefined && !offer.carried,
            label: (
              <>
                <span className="numeric" translate="no">
                  {offer.type}
                </span>
                {offer.name !== undefined && <bdi> {offer.name}</bdi>}
              </>
            ),
          }))}
        />
      )}
      <div className={styles.digits}>
        <DigitsInput
          {...input}
          placeholder={offered.length > 0 ? words.otherType : ''}
          value={value}
          onChange={onChange}
        />
        {type !== undefined && rename !== false && (
          <>
            <PlainButton
              kind="text"
              aria-label={rename}
              title={rename}
              aria-expanded={naming}
              onClick={() => setNaming(!naming)}
            >
              <EditOutlined aria-hidden />
            </PlainButton>
            {naming && <TypeNameField key={type} scope={scope} type={BigInt(type)} opened />}
          </>
        )}
      </div>
    </div>
  )
}
