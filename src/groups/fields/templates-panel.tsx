import { Form } from 'antd'
import { useRef, useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useClosePanel } from '../../ui/panel-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { fieldsOf, toFilling } from './filling.ts'
import { fillingOf, type MessageValues } from './message-values.ts'
import { TemplateName } from './template-name.tsx'
import { TemplateRow } from './template-row.tsx'
import { templateStrings } from './template-strings.ts'
import { isFitContent, isSameName, MOST_TEMPLATES, renamed, type Template } from './templates.ts'
import type { Templates } from './use-templates.ts'
import styles from './templates-panel.module.css'

/** The operator's templates: inserted by a click or a key, saved from the fields, renamed, deleted. */
export function TemplatesPanel({ templates }: { templates: Templates }) {
  const words = useStrings(templateStrings)
  const close = useClosePanel()
  const { all, store } = templates
  const [done, setDone] = useState<{ text: string; before: Template[] }>()
  const list = useRef<HTMLDivElement>(null)
  /** What was done can be taken back; the focus goes where what had it is no longer. */
  const doing = (text: string, next: () => void) => {
    next()
    setDone({ text, before: [...all] })
    list.current?.focus()
  }
  return (
    <div className={styles.panel}>
      <div ref={list} role="group" aria-label={words.mine} tabIndex={-1} className={styles.own}>
        {all.length === 0 && done === undefined && <p className={styles.hint}>{words.none}</p>}
        <ol className={styles.list}>
          {all.map((template, index) => (
            <TemplateRow
              key={template.name}
              template={template}
              index={index}
              all={all}
              onInsert={() => {
                close()
                templates.insert(template)
              }}
              onRename={(name) => doing(words.renamed(name.trim()), () => store.set(renamed(all, template.name, name)))}
              onRemove={() =>
                doing(words.removed(template.name), () => store.set(all.filter((other) => other !== template)))
              }
            />
          ))}
        </ol>
        <div className={styles.done}>
          <span role="status" className={styles.said}>
            {done?.text}
          </span>
          {done !== undefined && (
            <PlainButton
              small
              onClick={() => {
                store.set(done.before)
                setDone(undefined)
                list.current?.focus()
              }}
            >
              {words.undo}
            </PlainButton>
          )}
        </div>
      </div>
      <SaveAs all={all} onSave={(name) => doing(words.saved(name.trim()), () => templates.save(name))} />
    </div>
  )
}

/** Keeps what stands in the fields. */
function SaveAs({ all, onSave }: { all: readonly Template[]; onSave: (name: string) => void }) {
  const words = useStrings(templateStrings)
  const locale = useLocale()
  const form = Form.useFormInstance<MessageValues>()
  const typed: unknown = Form.useWatch('content', form)
  const content = typeof typed === 'string' ? typed : ''
  const filling = Form.useWatch((values: MessageValues) => fillingOf(values), form) ?? toFilling(content)
  const names = fieldsOf(filling).map((field) => filling.names[field])
  return (
    <div role="group" aria-label={words.saveAs} className={styles.save}>
      <div className={styles.heading}>{words.saveAs}</div>
      {isFitContent(content) ? (
        <>
          <TemplateName
            submit={(name) => (all.some((other) => isSameName(other.name, name)) ? words.replace : words.save)}
            note={(name) => (all.some((other) => isSameName(other.name, name)) ? words.replaces : undefined)}
            problem={(name) => {
              if (name.trim() === '') return words.required
              const isFull = all.length >= MOST_TEMPLATES && !all.some((other) => isSameName(other.name, name))
              return isFull ? words.full(MOST_TEMPLATES.toLocaleString(locale)) : undefined
            }}
            onSubmit={onSave}
          />
          <p className={styles.hint}>{names.length > 0 ? words.fields(names.join(', ')) : words.fieldHint}</p>
          <p className={styles.hint}>{words.kept}</p>
        </>
      ) : (
        <p className={styles.hint}>{words.contentFirst}</p>
      )}
    </div>
  )
}
