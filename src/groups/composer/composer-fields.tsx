import { Checkbox, Form } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef } from 'react'
import type { Group } from '#api/groups.ts'
import { isComposing } from '../../ui/composing.ts'
import { useStrings } from '../../ui/preferences.ts'
import { MessageFields } from '../fields/message-fields.tsx'
import { messageRules } from '../fields/message-values.ts'
import { Differences } from './differences.tsx'
import { sendStrings } from './send-strings.ts'
import type { Composer } from './use-composer.ts'
import styles from './composer-fields.module.css'

interface ComposerFieldsProps {
  group: Group | undefined
  composer: Composer
  /** Without hints, and with what few messages need shown under Advanced alone. */
  compact?: boolean
}

/** The fields of a message to a group, sent by Ctrl+Enter, too; in them Enter is a new line, or the input method's. */
export function ComposerFields({ group, composer, compact = false }: ComposerFieldsProps) {
  const fields = useRef<HTMLDivElement>(null)
  const information: unknown = Form.useWatch('senderInformation')
  const hasInformation =
    typeof information === 'string' && (information !== '' || messageRules.senderInformation(information).length > 0)
  useEffect(() => {
    const form = fields.current?.closest('form')
    let pressedIn: EventTarget | null = null
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || isComposing()) return
      // Held down while the focus moves on: no new line where it comes to.
      if (event.repeat && event.target !== pressedIn) event.preventDefault()
      if (!event.repeat) pressedIn = event.target
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      // The button knows whether it may be pressed.
      if (!event.repeat) form?.querySelector<HTMLElement>('[type=submit]')?.click()
    }
    form?.addEventListener('keydown', hear)
    return () => form?.removeEventListener('keydown', hear)
  }, [])
  return (
    <div ref={fields} className={clsx(compact && styles.compact, hasInformation && styles.informed)}>
      <MessageFields types={group?.live?.messageCounts.map(({ type }) => type)} choosesId>
        {!compact && <KeepContent />}
      </MessageFields>
      {composer.edited !== undefined && <Differences first={composer.edited.first} second={composer.edited.values} />}
    </div>
  )
}

/** Whether the content stays in its field for the next message. */
export function KeepContent({ short = false }: { short?: boolean }) {
  const words = useStrings(sendStrings)
  return (
    <Form.Item name="keepContent" valuePropName="checked" noStyle={short} className={clsx(styles.keepContent)}>
      <Checkbox title={words.keepContent} aria-label={words.keepContent}>
        {short ? words.keepShort : words.keepContent}
      </Checkbox>
    </Form.Item>
  )
}
