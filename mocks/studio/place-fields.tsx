import { Input, Select } from 'antd'
import { useStrings } from '../../src/ui/preferences.ts'
import { Field } from './field.tsx'
import { peopleStrings } from './people-strings.ts'
import { usePlace } from './place.tsx'
import { useStudio } from './studio-context.tsx'

/** Which application and group. */
export function PlaceFields() {
  const words = useStrings(peopleStrings)
  const { state } = useStudio()
  const { appId, groupId, choose } = usePlace()
  return (
    <div className="studio-pair">
      <Field label={words.application}>
        {(ids) => (
          <Select
            {...ids}
            value={appId === '' ? null : appId}
            onChange={(chosen: string) => choose({ appId: chosen, groupId: '' })}
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'search' }}
            options={(state?.applications ?? []).map((app) => ({
              value: app.appId,
              label: app.name,
              search: `${app.name} ${app.appId}`,
            }))}
          />
        )}
      </Field>
      <Field label={words.groupId}>
        {(ids) => (
          <Input
            {...ids}
            className="studio-code"
            value={groupId}
            onChange={(event) => choose({ groupId: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
