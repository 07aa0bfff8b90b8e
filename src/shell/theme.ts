import { type ThemeConfig, theme } from 'antd'

const SYSTEM_FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
const MONOSPACE = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

const shared = {
  fontFamily: SYSTEM_FONT,
  fontFamilyCode: MONOSPACE,
  borderRadius: 6,
  /** Motion explains nothing here, and operators wait for it all night. */
  motion: false,
} as const

const components: ThemeConfig['components'] = {
  Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
}

/** antd's own colours miss WCAG AA contrast; these reach it (measured with axe on every screen). */
const light: ThemeConfig = {
  algorithm: theme.defaultAlgorithm,
  components,
  token: {
    ...shared,
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#1a66e0',
    colorInfo: '#0958d9',
    colorLink: '#0958d9',
    colorLinkHover: '#1a66e0',
    colorError: '#cf1322',
    colorErrorBg: '#fff2f0',
    colorErrorBorder: '#ffccc7',
    colorSuccess: '#237804',
    colorSuccessBg: '#f6ffed',
    colorSuccessBorder: '#b7eb8f',
    colorWarning: '#ad4e00',
    colorWarningBg: '#fffbe6',
    colorWarningBorder: '#ffe58f',
    colorInfoBg: '#e6f4ff',
    colorInfoBorder: '#91caff',
    colorTextDescription: 'rgba(0,0,0,0.65)',
    colorTextSecondary: 'rgba(0,0,0,0.7)',
    colorTextTertiary: 'rgba(0,0,0,0.62)',
    colorTextQuaternary: 'rgba(0,0,0,0.6)',
    colorTextPlaceholder: 'rgba(0,0,0,0.6)',
    colorBgLayout: '#f4f6f8',
  },
}

const dark: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  components: {
    ...components,
    // No blue, and no red, is readable both below white text and as text on black. A button under the pointer takes a blue each;
    // a red button takes dark text.
    Button: {
      dangerColor: '#1d0a0b',
      defaultHoverColor: '#91caff',
      defaultHoverBorderColor: '#91caff',
      defaultActiveColor: '#69b1ff',
      defaultActiveBorderColor: '#69b1ff',
    },
  },
  token: {
    ...shared,
    colorPrimary: '#1668dc',
    colorPrimaryHover: '#2a6fc9',
    colorInfo: '#1668dc',
    colorLink: '#69b1ff',
    colorLinkHover: '#91caff',
    colorError: '#ff7875',
    colorErrorActive: '#c8605d',
    colorErrorBg: '#2c1618',
    colorErrorBorder: '#5b2526',
    colorSuccess: '#95de64',
    colorSuccessBg: '#162312',
    colorSuccessBorder: '#274916',
    colorWarning: '#ffc53d',
    colorWarningBg: '#2b2111',
    colorWarningBorder: '#594214',
    colorInfoBg: '#111a2c',
    colorInfoBorder: '#15325b',
    colorTextDescription: 'rgba(255,255,255,0.68)',
    colorTextSecondary: 'rgba(255,255,255,0.72)',
    colorTextTertiary: 'rgba(255,255,255,0.65)',
    colorTextQuaternary: 'rgba(255,255,255,0.62)',
    colorTextPlaceholder: 'rgba(255,255,255,0.6)',
    colorBgLayout: '#0d0f12',
    colorBgContainer: '#16191d',
    colorBgElevated: '#1d2126',
  },
}

export const themeConfigs = { light, dark } as const
