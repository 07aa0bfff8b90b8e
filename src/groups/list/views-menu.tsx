import { CheckOutlined, LinkOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import { addresses } from '#lib/console-address.ts'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { useSession } from '../../ui/use-session.ts'
import type { ListParams } from '../data/list-params.ts'
import { columnsPreference } from './list-preferences.ts'
import { MOST_VIEWS, type SavedView, savedViewsOf, withView } from './saved-views.ts'
import { SavedViewRow } from './saved-view-row.tsx'
import { ViewLink } from './view-link.tsx'
import { ViewNameForm } from './view-name-form.tsx'
import { BUILT_IN_VIEWS, searchOfBuiltIn, searchOfList, shows, showsBuiltIn } from './view-search.ts'
import { viewsStrings } from './views-strings.ts'
import styles from './views-menu.module.css'

/** States of the list that have a name: everybody's, and the operator's own, which this browser keeps. */
export function ViewsMenu({ params }: { params: ListParams }) {
  const words = useStrings(viewsStrings)
  const locale = useLocale()
  const session = useSession()
  const preferred = usePreference(columnsPreference)
  const store = savedViewsOf(session.kind === 'signedIn' ? session.operator.name : undefined)
  const views = usePreference(store)
  const [done, setDone] = useState<{ text: string; before?: SavedView[] }>()
  const own = useRef<HTMLDivElement>(null)
  const now = searchOfList(params, preferred)

  const toOwn = () => own.current?.focus()
  const removing = (next: SavedView[], text: string) => {
    store.set(next)
    setDone({ text, before: views })
  }
  return (
    <div className={styles.menu}>
      <ul className={styles.views}>
        {BUILT_IN_VIEWS.map(({ key, search }) => (
          <li key={key}>
            <ViewLink name={words[key]} search={searchOfBuiltIn(search, params)} shown={showsBuiltIn(search, params)} />
          </li>
        ))}
      </ul>
      <div ref={own} role="group" aria-label={words.mine} tabIndex={-1} className={styles.own}>
        <div className={styles.heading}>{words.mine}</div>
        {views.length === 0 && done === undefined && <div className={styles.none}>{words.none}</div>}
        <ul className={styles.views}>
          {views.map((view) => (
            <SavedViewRow
              key={view.name}
              view={view}
              shown={shows(view.search, params, preferred)}
              views={views}
              onRename={(name) => {
                store.set(withView(views, view.name, { name }))
                setDone({ text: words.saved(name) })
                toOwn()
              }}
              onUpdate={() => removing(withView(views, view.name, { search: now }), words.saved(view.name))}
              onRemove={() =>
                removing(
                  views.filter((each) => each !== view),
                  words.removed(view.name),
                )
              }
            />
          ))}
        </ul>
        <div className={styles.done}>
          <span role="status" className={styles.said}>
            {done?.text}
          </span>
          {done?.before !== undefined && (
            <PlainButton
              // The button that had the focus is gone with its view.
              autoFocus
              key={done.text}
              small
              onClick={() => {
                store.set(done.before ?? [])
                setDone(undefined)
                toOwn()
              }}
            >
              {words.undo}
            </PlainButton>
          )}
        </div>
      </div>
      {views.length < MOST_VIEWS ? (
        <ViewNameForm
          views={views}
          submit={words.saveView}
          onSubmit={(name) => {
            store.set([...views, { name, search: now }])
            setDone({ text: words.saved(name) })
          }}
        />
      ) : (
        <div className={styles.none}>{words.full(MOST_VIEWS.toLocaleString(locale))}</div>
      )}
      <CopyLink search={now} />
    </div>
  )
}

/** The address of what is shown, for somebody else. What became of it is said here: a message of the page would lie below the panel. */
function CopyLink({ search }: { search: string }) {
  const words = useStrings(viewsStrings)
  const common = useStrings(commonStrings)
  const [copied, setCopied] = useState<'copied' | 'copyFailed'>()
  const path = paths.groups(useScope())
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(
        window.location.origin + addresses.href(search === '' ? path : `${path}?${search}`),
      )
      setCopied('copied')
    } catch {
      setCopied('copyFailed')
    }
  }
  return (
    <div>
      <PlainButton className={styles.copy} onClick={() => void copy()} onBlur={() => setCopied(undefined)}>
        {copied === 'copied' ? <CheckOutlined aria-hidden /> : <LinkOutlined aria-hidden />}
        {words.copyLink}
      </PlainButton>
      <div role="status" className={styles.none}>
        {copied !== undefined && common[copied]}
      </div>
    </div>
  )
}
