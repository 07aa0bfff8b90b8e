import { Checkbox, Form } from 'antd'
import { clsx } from 'clsx'
import { LIMITS } from '#api/contract/limits.ts'
import type { Group } from '#api/groups.ts'
import { CodeInput } from '../../ui/code-input.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { unmeantBesideJson } from '../fields/json-format.ts'
import { StrayNotice } from '../fields/stray-notice.tsx'
import { DigitsInput } from './digits-input.tsx'
import { SendAdvanced } from './send-advanced.tsx'
import { sendStrings } from './send-strings.ts'
import { sendRules } from './send-values.ts'
import { TypeHint } from './type-hint.tsx'
import styles from './send-fields.module.css'

/** The fields of Send Message. The group tells which types it carries already. */
export function SendFields({ group }: { group: Group | undefined }) {
  const words = useStrings(sendStrings)
  return (
    <>
      <TextItem
        name="senderId"
        label={words.senderId}
        limit={LIMITS.idBytes}
        rule={sendRules.senderId}
        required
        hint={words.senderIdHint}
      >
        <CodeInput />
      </TextItem>
      <TextItem
        name="senderInformation"
        label={words.senderInformation}
        limit={LIMITS.senderInformationBytes}
        rule={sendRules.senderInformation}
        unmeant={unmeantBesideJson}
        notice={<StrayNotice name="senderInformation" />}
        hint={words.senderInformationHint}
      >
        <GrowingText short spellCheck={false} />
      </TextItem>
      <TextItem
        name="type"
        label={words.type}
        rule={sendRules.type}
        required
        notice={<TypeHint types={group?.live?.messageCounts.map(({ type }) => type)} />}
      >
        <DigitsInput />
      </TextItem>
      <TextItem
        name="content"
        label={words.content}
        limit={LIMITS.messageContentBytes}
        rule={sendRules.content}
        unmeant={unmeantBesideJson}
        notice={<StrayNotice name="content" />}
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
