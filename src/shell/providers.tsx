import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { clsx } from 'clsx'
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react'
import { styleNonce } from '#lib/style-nonce.ts'
import { themePreference, useLocale, usePreference } from '../ui/preferences.ts'
import { queryClient } from './query-client.ts'
import { themeConfigs } from './theme.ts'
import contrast from './high-contrast.module.css'

const ANTD_LOCALES = { en: enUS, zh: zhCN } as const
const CSP = { nonce: styleNonce }
const CHOICE = { className: clsx(contrast.choice) }
const FLOATING = { classNames: { container: clsx(contrast.surface) } }
const WITH_POPUP = { classNames: { popup: { root: clsx(contrast.popup) } } }
const HTML_LANG = { en: 'en', zh: 'zh-CN' } as const

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)')
const onSchemeChange = (listener: () => void) => {
  darkScheme.addEventListener('change', listener)
  return () => darkScheme.removeEventListener('change', listener)
}

function useThemeName(): 'light' | 'dark' {
  const chosen = usePreference(themePreference)
  const systemDark = useSyncExternalStore(onSchemeChange, () => darkScheme.matches)
  return chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen
}

/** Language, theme, server state and antd's context for everything below. */
export function Providers({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const themeName = useThemeName()
  useLayoutEffect(() => {
    document.documentElement.lang = HTML_LANG[locale]
    document.documentElement.dataset['theme'] = themeName
  }, [locale, themeName])
  useLayoutEffect(() => {
    // Of the first paint, which this render takes the place of.
    delete document.documentElement.dataset['screen']
  }, [])
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        theme={themeConfigs[themeName]}
        locale={ANTD_LOCALES[locale]}
        csp={CSP}
        button={{ autoInsertSpace: false }}
        form={{ requiredMark: true }}
        pagination={CHOICE}
        radio={CHOICE}
        tabs={CHOICE}
        select={WITH_POPUP}
        modal={FLOATING}
        // Motion that explains nothing; and antd's throws when its button has gone by the time it ends.
        wave={{ disabled: true }}
      >
        <App className="console">{children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
