import { Checkbox, Form } from 'antd'
import { clsx } from 'clsx'
import { digitsProblem, newIdProblem } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { Group } from '#api/groups.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { fieldRule } from '../../ui/field-rule.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { DigitsInput } from './digits-input.tsx'
import { SendAdvanced } from './send-advanced.tsx'
import { sendStrings } from './send-strings.ts'
import { sendProblems } from './send-values.ts'
import { TypeHint } from './type-hint.tsx'
import styles from './send-fields.module.css'

/** The fields of Send Message. The group tells which types it carries already. */
export function SendFields({ group }: { group: Group | undefined }) {
  const words = useStrings(sendStrings)
  const locale = useLocale()
  return (
    <>
      <TextItem
        name="senderId"
        label={words.senderId}
        limit={LIMITS.idBytes}
        problem={newIdProblem}
        required
        hint={words.senderIdHint}
      >
        <CodeInput />
      </TextItem>
      <TextItem
        name="senderInformation"
        label={words.senderInformation}
        limit={LIMITS.senderInformationBytes}
        problem={sendProblems.senderInformation}
        hint={words.senderInformationHint}
      >
        <GrowingText short spellCheck={false} />
      </TextItem>
      <Form.Item
        name="type"
        label={words.type}
        required
        rules={[fieldRule(digitsProblem, locale)]}
        extra={<TypeHint types={group?.live?.messageCounts.map(({ type }) => type)} />}
      >
        <DigitsInput />
      </Form.Item>
      <TextItem
        name="content"
        label={words.content}
        limit={LIMITS.messageContentBytes}
        problem={sendProblems.content}
        required
      >
        <GrowingText />
      </TextItem>
      <Form.Item name="keepContent" valuePropName="checked" className={clsx(styles.keepContent)}>
        <Checkbox>{words.keepContent}</Checkbox>
      </Form.Item>
      <SendAdvanced />
    </>
  )
}
