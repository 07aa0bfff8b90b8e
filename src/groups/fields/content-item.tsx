import { SnippetsOutlined } from '@ant-design/icons'
import { Form } from 'antd'
import { useRef } from 'react'
import { LIMITS } from '#api/contract/limits.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { PanelButton } from '../../ui/panel-button.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { TextItem } from '../../ui/text-item.tsx'
import { type ChangeFilling, FillingItem } from './filling-fields.tsx'
import type { GivenByForm } from './given-by-form.ts'
import { unmeantBesideJson } from './json-format.ts'
import { messageStrings } from './message-strings.ts'
import { messageRules } from './message-values.ts'
import { StrayNotice } from './stray-notice.tsx'
import { templateStrings } from './template-strings.ts'
import { useTemplates } from './use-templates.ts'
import styles from './content-item.module.css'

const load = async () => import('./templates-panel.tsx')

/** What a message says: typed, or made of a template and what its fields are filled with. */
export function ContentItem() {
  const words = useStrings(messageStrings)
  const texts = useStrings(templateStrings)
  const fields = useRef<HTMLDivElement>(null)
  const changeFilling = useRef<ChangeFilling>(null)
  const templates = useTemplates(fields, changeFilling)
  const isBlank = Form.useWatch('content') === ''
  const inserted = isBlank ? undefined : templates.inserted
  return (
    <div ref={fields} className={styles.content}>
      <TextItem
        name="content"
        label={words.content}
        limit={LIMITS.messageContentBytes}
        rule={messageRules.content}
        unmeant={unmeantBesideJson}
        notice={<StrayNotice name="content" />}
        required
      >
        <ContentField onEdit={templates.edited} />
      </TextItem>
      <div className={styles.templates}>
        <PanelButton
          label={texts.templates}
          small
          icon={<SnippetsOutlined aria-hidden />}
          load={load}
          draw={({ TemplatesPanel }) => <TemplatesPanel templates={templates} />}
        />
      </div>
      <div className={styles.inserted}>
        <span role="status" className={styles.said}>
          {inserted !== undefined && texts.inserted(inserted)}
        </span>
        {inserted !== undefined && (
          <PlainButton small aria-label={texts.undoInsertion} title={texts.undoInsertion} onClick={templates.takeBack}>
            {texts.undo}
          </PlainButton>
        )}
      </div>
      <FillingItem insertions={templates.insertions} change={changeFilling} />
    </div>
  )
}

function ContentField({ onEdit, onChange, ...input }: GivenByForm & { onEdit: (content: string) => void }) {
  return (
    <GrowingText
      {...input}
      onChange={(content) => {
        onEdit(content)
        onChange?.(content)
      }}
    />
  )
}
