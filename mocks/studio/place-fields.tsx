import { NativeSelect } from '../../src/ui/native-select.tsx'
import { useStrings } from '../../src/ui/preferences.ts'
import { CodeInput } from './code-input.tsx'
import { Field } from './field.tsx'
import { peopleStrings } from './people-strings.ts'
import { usePlace } from './place.tsx'
import { useStudio } from './studio-context.tsx'
import parts from './parts.module.css'

/** Which application and group. */
export function PlaceFields() {
  const words = useStrings(peopleStrings)
  const { state } = useStudio()
  const { appId, groupId, choose } = usePlace()
  return (
    <div className={parts.pair}>
      <Field label={words.application}>
        {(ids) => (
          <NativeSelect
            {...ids}
            label={words.application}
            value={appId}
            onChange={(chosen) => choose({ appId: chosen, groupId: '' })}
            options={(state?.applications ?? []).map((app) => ({ value: app.appId, label: app.name }))}
          />
        )}
      </Field>
      <Field label={words.groupId}>
        {(ids) => <CodeInput {...ids} value={groupId} onChange={(event) => choose({ groupId: event.target.value })} />}
      </Field>
    </div>
  )
}
