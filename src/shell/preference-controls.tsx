import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { Choice } from '../ui/choice.tsx'
import { localePreference, themePreference, usePreference, useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'
import styles from './header.module.css'

/** Language and theme; each language is named in itself. */
export function PreferenceControls() {
  const words = useStrings(shellStrings)
  const locale = usePreference(localePreference)
  const theme = usePreference(themePreference)
  const option = <T extends string>(value: T, label: string, icon: React.ReactNode) => ({
    value,
    title: '',
    label: (
      <Tooltip title={label}>
        <span>
          {icon}
          <span className="visually-hidden">{label}</span>
        </span>
      </Tooltip>
    ),
  })
  return (
    <div className={styles.preferences}>
      <Choice
        label={words.language}
        value={locale}
        onChange={localePreference.set}
        options={[
          { value: 'en', label: <span lang="en">English</span>, title: '' },
          { value: 'zh', label: <span lang="zh-CN">中文</span>, title: '' },
        ]}
      />
      <Choice
        label={words.theme}
        value={theme}
        onChange={themePreference.set}
        options={[
          option('system', words.system, <DesktopOutlined aria-hidden />),
          option('light', words.light, <SunOutlined aria-hidden />),
          option('dark', words.dark, <MoonOutlined aria-hidden />),
        ]}
      />
    </div>
  )
}
