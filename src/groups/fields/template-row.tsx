import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { keyOfTemplate } from './template-keys.ts'
import { TemplateName } from './template-name.tsx'
import { templateStrings } from './template-strings.ts'
import { renameProblem, type Template } from './templates.ts'
import styles from './template-row.module.css'

interface TemplateRowProps {
  template: Template
  /** Its place among all. */
  index: number
  all: readonly Template[]
  onInsert: () => void
  onRename: (name: string) => void
  onRemove: () => void
}

/** Characters of a content that are drawn at most; the line shows fewer. */
const EXCERPT = 80

/** A template with its key, and what can be done with it. */
export function TemplateRow({ template, index, all, onInsert, onRename, onRemove }: TemplateRowProps) {
  const words = useStrings(templateStrings)
  const [renaming, setRenaming] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  useEffect(() => {
    if (wasRenaming.current && !renaming) pencil.current?.focus()
    wasRenaming.current = renaming
  }, [renaming])
  const { name, content } = template
  const key = keyOfTemplate(index)
  if (renaming) {
    return (
      <li className={styles.row}>
        <TemplateName
          own={name}
          submit={() => words.save}
          problem={(next) => {
            const problem = renameProblem(next, all, name)
            return problem === undefined ? undefined : words[problem]
          }}
          onSubmit={(next) => {
            setRenaming(false)
            onRename(next)
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    )
  }
  return (
    <li className={styles.row}>
      <PlainButton
        kind="text"
        className={styles.insert}
        aria-keyshortcuts={key?.aria}
        title={content.slice(0, EXCERPT)}
        onClick={onInsert}
      >
        <kbd aria-hidden className={styles.key}>
          {key?.shown}
        </kbd>
        <span className="visually-hidden">{words.insert} </span>
        <span className={styles.what}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.excerpt}>{content.slice(0, EXCERPT)}</span>
        </span>
      </PlainButton>
      <PlainButton
        ref={pencil}
        kind="text"
        small
        aria-label={words.rename(name)}
        title={words.rename(name)}
        onClick={() => setRenaming(true)}
      >
        <EditOutlined aria-hidden />
      </PlainButton>
      <PlainButton kind="text" small aria-label={words.remove(name)} title={words.remove(name)} onClick={onRemove}>
        <DeleteOutlined aria-hidden />
      </PlainButton>
    </li>
  )
}
