import { Form, Radio } from 'antd'
import { clsx } from 'clsx'
import * as v from 'valibot'
import { type ApplicationDetails, changeModeration } from '#api/applications.ts'
import { publicUrlProblems } from '#api/contract/field-rules.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { CodeInput } from '../ui/code-input.tsx'
import { useStrings } from '../ui/preferences.ts'
import { TextItem } from '../ui/text-item.tsx'
import { applicationStrings } from './application-strings.ts'
import { SettingDialog } from './setting-dialog.tsx'
import styles from './application-dialogs.module.css'

const KINDS = ['off', 'builtIn', 'custom'] as const
const schema = v.object({ kind: v.picklist(KINDS), url: v.string() })
type Values = v.InferOutput<typeof schema>

const BLANK: Values = { kind: 'off', url: '' }
const valuesOf = ({ moderation }: ApplicationDetails): Values => ({
  kind: moderation.kind,
  url: moderation.kind === 'custom' ? moderation.url : '',
})
/** An address counts only where it is asked. */
const isSame = (one: Values, other: Values) =>
  one.kind === other.kind && (one.kind !== 'custom' || one.url === other.url)
const write = (scope: Scope, { kind, url }: Values, submitKey: string) =>
  changeModeration(client, scope, kind === 'custom' ? { kind, url } : { kind }, submitKey)

/** Who looks at what users send before the others get it. */
export function ModerationDialog() {
  const words = useStrings(applicationStrings)
  const what = { off: words.offWhat, builtIn: words.builtInWhat, custom: words.customWhat }
  return (
    <SettingDialog
      operation="changeModeration"
      title={words.moderation}
      name="change-moderation"
      schema={schema}
      blank={BLANK}
      valuesOf={valuesOf}
      isSame={isSame}
      write={write}
      textOf={({ kind, url }) => (kind === 'custom' ? `${words.custom}, ${url}` : words[kind])}
    >
      <Form.Item name="kind" label={words.moderationKind}>
        <Radio.Group
          className={clsx(styles.radio)}
          options={KINDS.map((kind) => ({
            value: kind,
            label: (
              <>
                {words[kind]}
                <small>{what[kind]}</small>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'custom' ? (
            <TextItem
              name="url"
              label={words.moderationUrl}
              required
              rule={publicUrlProblems}
              hint={words.callbackRule}
            >
              <CodeInput inputMode="url" />
            </TextItem>
          ) : (
            // What was typed stays, and is not judged.
            <Form.Item name="url" noStyle>
              <input type="hidden" />
            </Form.Item>
          )
        }
      </Form.Item>
      <p className={styles.note}>{words.moderationUnknown}</p>
    </SettingDialog>
  )
}
