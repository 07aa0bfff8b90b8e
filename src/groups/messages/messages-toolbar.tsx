import { HistoryOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useComposedText } from '../../ui/composed-text.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { FiltersButton } from '../../ui/filters-button.tsx'
import field from '../../ui/native-field.module.css'
import { NativeSelect } from '../../ui/native-select.tsx'
import { PanelButton } from '../../ui/panel-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { MessageParams } from './message-params.ts'
import { messagesStrings } from './messages-strings.ts'
import { type MessageFields, NO_FILTERS, useActiveFilters } from './use-message-fields.ts'
import type { ChangeMessages } from './use-message-params.ts'
import styles from './messages-toolbar.module.css'

interface MessagesToolbarProps {
  params: MessageParams
  change: ChangeMessages
  fields: MessageFields
  search: { text: string; setText: (text: string) => void }
  mayLive: boolean
  /** What else can be done with what is shown. */
  children: ReactNode
}

const OF = 'messages'
const loadFilters = async () => import('./message-filters.tsx')
const loadJump = async () => import('./jump-form.tsx')

/** Which messages are shown, in what order, and around when. */
export function MessagesToolbar({ params, change, fields, search, mayLive, children }: MessagesToolbarProps) {
  const words = useStrings(messagesStrings)
  const active = useActiveFilters(params)
  return (
    <>
      <div role="search" aria-label={words.filters} className={styles.toolbar}>
        <input
          {...useComposedText(search.text, search.setText)}
          type="search"
          className={clsx(field.field, styles.search)}
          aria-label={words.search}
          placeholder={words.search}
          autoComplete="off"
          spellCheck={false}
        />
        <NativeSelect
          label={words.order}
          value={params.order}
          options={[
            { value: 'newest', label: words.newest },
            { value: 'oldest', label: words.oldest },
          ]}
          onChange={(order) => change({ order })}
        />
        <label className={styles.live} title={mayLive ? undefined : words.liveWhy}>
          <input
            type="checkbox"
            disabled={!mayLive}
            checked={params.live && mayLive}
            onChange={({ target }) => change({ live: target.checked })}
          />
          {words.live}
        </label>
        <FiltersButton
          of={OF}
          on={active.length}
          load={loadFilters}
          draw={({ MessageFilters }) => <MessageFilters fields={fields} />}
        />
        <PanelButton
          label={words.jump}
          icon={<HistoryOutlined aria-hidden />}
          load={loadJump}
          draw={({ JumpForm }) => <JumpForm at={params.at} onJump={(at) => change({ at })} />}
        />
        {children}
      </div>
      <FilterChips of={OF} active={active} onOff={change} none={NO_FILTERS} />
    </>
  )
}
