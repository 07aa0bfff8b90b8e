import { DeleteOutlined, EditOutlined, SaveOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { SavedView } from './saved-views.ts'
import { ViewLink } from './view-link.tsx'
import { ViewNameForm } from './view-name-form.tsx'
import { viewsStrings } from './views-strings.ts'
import styles from './saved-view-row.module.css'

interface SavedViewRowProps {
  view: SavedView
  shown: boolean
  views: readonly SavedView[]
  onRename: (name: string) => void
  /** Takes what the list shows now. */
  onUpdate: () => void
  onRemove: () => void
}

/** A view of the operator's own, and what can be done with it. */
export function SavedViewRow({ view, shown, views, onRename, onUpdate, onRemove }: SavedViewRowProps) {
  const words = useStrings(viewsStrings)
  const [renaming, setRenaming] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  useEffect(() => {
    if (wasRenaming.current && !renaming) pencil.current?.focus()
    wasRenaming.current = renaming
  }, [renaming])
  const { name } = view
  if (renaming) {
    return (
      <li className={styles.form}>
        <ViewNameForm
          views={views}
          own={name}
          submit={words.save}
          onSubmit={(next) => {
            setRenaming(false)
            onRename(next)
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    )
  }
  const act = (label: string, icon: ReactNode, onClick: () => void) => (
    <PlainButton kind="text" small aria-label={label} title={label} onClick={onClick}>
      {icon}
    </PlainButton>
  )
  return (
    <li className={styles.row}>
      <ViewLink name={name} search={view.search} shown={shown} />
      {!shown && act(words.update(name), <SaveOutlined aria-hidden />, onUpdate)}
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
      {act(words.remove(name), <DeleteOutlined aria-hidden />, onRemove)}
    </li>
  )
}
