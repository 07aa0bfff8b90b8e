import { useId } from 'react'
import { basePath } from '#lib/base-path.ts'
import { guidePage } from '#lib/guide-page.ts'
import { Icon } from '../ui/icon.tsx'
import { localePreference, THEMES, themePreference, useLocale, usePreference, useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { useSession } from '../ui/use-session.ts'
import { Choice } from '../ui/choice.tsx'
import { shellStrings } from './shell-strings.ts'
import { SignOut } from './sign-out.tsx'
import styles from './account-menu.module.css'

/** Who is signed in and as what, language and theme, and the way out: one button at the end of the bar and what it opens. */
export function AccountMenu() {
  const id = useId()
  const words = useStrings(shellStrings)
  const roles = useStrings(sessionStrings)
  const state = useSession()
  const operator = state.kind === 'signedIn' ? state.operator : undefined
  return (
    <div className={styles.account}>
      <button
        type="button"
        className={styles.button}
        popoverTarget={id}
        title={operator === undefined ? words.preferences : words.account}
      >
        {operator === undefined ? (
          <>
            <Icon of="settings" />
            <span className="visually-hidden">{words.preferences}</span>
          </>
        ) : (
          <>
            <Icon of="person" />
            <bdi className={styles.name}>{operator.name}</bdi>
            <span className="visually-hidden">{words.account}</span>
          </>
        )}
      </button>
      <div id={id} popover="auto" className={styles.menu}>
        {operator !== undefined && (
          <p className={styles.who}>
            <span className="visually-hidden">{roles.signedInAs}</span> <strong>{operator.name}</strong>
            <span className="muted">{roles[operator.role]}</span>
          </p>
        )}
        {__MOCK__ && (
          <p className={styles.who}>
            <strong>{words.mockName}</strong>
            <span className="muted">{words.mockMark}</span>
          </p>
        )}
        <Preferences />
        <GuideLink />
        {operator !== undefined && <SignOut />}
      </div>
    </div>
  )
}

/** Served with the console, so that it tells of this version. */
function GuideLink() {
  const words = useStrings(shellStrings)
  return (
    <a className={styles.guide} href={basePath + guidePage(useLocale())} target="_blank" rel="noopener">
      {words.guide} <span className="muted">{words.newTab}</span>
    </a>
  )
}

/** Each language is named in itself. */
function Preferences() {
  const words = useStrings(shellStrings)
  const locale = usePreference(localePreference)
  const theme = usePreference(themePreference)
  return (
    <>
      <Choice
        labelled
        label={words.language}
        value={locale}
        onChange={localePreference.set}
        options={[
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'zh', label: <span lang="zh-CN">中文</span> },
        ]}
      />
      <Choice
        labelled
        label={words.theme}
        value={theme}
        onChange={themePreference.set}
        options={THEMES.map((name) => ({ value: name, label: words[name] }))}
      />
    </>
  )
}
