import * as v from 'valibot'
import { type ApplicationDetails, changeCallback } from '#api/applications.ts'
import { publicUrlProblems, whenGiven } from '#api/contract/field-rules.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { CodeInput } from '../ui/code-input.tsx'
import { useStrings } from '../ui/preferences.ts'
import { TextItem } from '../ui/text-item.tsx'
import { applicationStrings } from './application-strings.ts'
import { SettingDialog } from './setting-dialog.tsx'
import styles from './application-dialogs.module.css'

const schema = v.object({ url: v.string() })
type Values = v.InferOutput<typeof schema>

const BLANK: Values = { url: '' }
const valuesOf = ({ callbackUrl }: ApplicationDetails): Values => ({ url: callbackUrl })
const isSame = (one: Values, other: Values) => one.url === other.url
const write = (scope: Scope, { url }: Values, submitKey: string) => changeCallback(client, scope, url, submitKey)
const rule = whenGiven(publicUrlProblems)

/** The address that is told who comes and goes. */
export function CallbackDialog() {
  const words = useStrings(applicationStrings)
  return (
    <SettingDialog
      operation="changeCallback"
      title={words.callback}
      name="change-callback"
      schema={schema}
      blank={BLANK}
      valuesOf={valuesOf}
      isSame={isSame}
      write={write}
      textOf={({ url }) => (url === '' ? words.off : url)}
    >
      <TextItem
        name="url"
        label={words.callbackUrl}
        rule={rule}
        hint={
          <>
            {words.callbackHint} {words.callbackRule}
          </>
        }
      >
        <CodeInput inputMode="url" />
      </TextItem>
      <p className={styles.note}>{words.callbackWhat}</p>
      <p className={styles.note}>{words.callbackStops}</p>
    </SettingDialog>
  )
}
