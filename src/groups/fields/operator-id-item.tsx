import { newIdProblems, whenGiven } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { fieldStrings } from './field-strings.ts'

const rule = whenGiven(newIdProblems)

/** The form's field `operatorId`: who deletes, as the service records it. */
export function OperatorIdItem() {
  const words = useStrings(fieldStrings)
  return (
    <TextItem name="operatorId" label={words.operatorId} limit={LIMITS.idBytes} rule={rule} hint={words.operatorHint}>
      <CodeInput />
    </TextItem>
  )
}
