import { NativeSelect } from '../../ui/native-select.tsx'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { holdPreference, HOLDS } from './hold-preference.ts'
import { sendStrings } from './send-strings.ts'

/** Whether messages wait a moment before they leave, in which they can be taken back; remembered. */
export function HoldChoice() {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  const hold = usePreference(holdPreference)
  return (
    <span title={words.holdHint}>
      <NativeSelect
        label={words.hold}
        value={hold}
        options={HOLDS.map((value) => ({
          value,
          label: value === 0 ? words.holdOff : words.holdFor(value.toLocaleString(locale)),
        }))}
        onChange={holdPreference.set}
      />
    </span>
  )
}
