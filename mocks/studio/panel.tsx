import { CheckCircleOutlined, CloseCircleOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, ConfigProvider, Tabs } from 'antd'
import { clsx } from 'clsx'
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef } from 'react'
import { formatTime, zoneName } from '#lib/time.ts'
import { useStrings } from '../../src/ui/preferences.ts'
import { CallsTab } from './calls-tab.tsx'
import { FaultsTab } from './faults-tab.tsx'
import { useFreeFocus } from './free-focus.ts'
import { panelStrings } from './panel-strings.ts'
import { PeopleTab } from './people-tab.tsx'
import { PlaceProvider } from './place.tsx'
import { SessionTab } from './session-tab.tsx'
import { ShowTab } from './show-tab.tsx'
import { StudioProvider, useStudio } from './studio-context.tsx'
import { WorldTab } from './world-tab.tsx'
import styles from './panel.module.css'

const DENSE = { token: { fontSize: 13 } }

interface StudioPanelProps {
  ref: Ref<HTMLElement>
  /** The open tab, which the next opening shows again. */
  tab: string
  onTab: (tab: string) => void
  onClose: () => void
}

/** The studio: moves a mock session into any state while the console stays usable beside it. */
export function StudioPanel({ ref, tab, onTab, onClose }: StudioPanelProps) {
  const words = useStrings(panelStrings)
  const titleId = useId()
  const layer = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLElement>(null)
  const popups = useRef<HTMLDivElement>(null)
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => panel.current)
  useFreeFocus(layer)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])

  const closeOnEscape = (event: KeyboardEvent) => {
    const { target } = event
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !(target instanceof Element)) return
    // The console's own dialog stays open.
    event.stopPropagation()
    if (target.getAttribute('aria-expanded') !== 'true') onClose()
  }
  const tabs = [
    { key: 'world', label: words.world, children: <WorldTab /> },
    { key: 'faults', label: words.faults, children: <FaultsTab /> },
    { key: 'people', label: words.people, children: <PeopleTab /> },
    { key: 'show', label: words.show, children: <ShowTab /> },
    { key: 'calls', label: words.calls, children: <CallsTab active={tab === 'calls'} /> },
    { key: 'session', label: words.session, children: <SessionTab /> },
  ]
  return (
    <StudioProvider>
      <PlaceProvider>
        <div className={styles.layer} ref={layer}>
          <ConfigProvider componentSize="small" theme={DENSE} getPopupContainer={() => popups.current ?? document.body}>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from wherever one is inside */}
            <section
              className={styles.panel}
              ref={panel}
              tabIndex={-1}
              aria-labelledby={titleId}
              onKeyDown={closeOnEscape}
            >
              <header className={styles.head}>
                <div>
                  <h2 id={titleId}>
                    {words.title} <span className="muted">{words.subtitle}</span>
                  </h2>
                  <ServiceTime />
                </div>
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={words.close}
                  title={words.close}
                  onClick={onClose}
                />
              </header>
              <Tabs
                className={clsx(styles.tabs)}
                size="small"
                activeKey={tab}
                onChange={onTab}
                tabBarGutter={16}
                items={tabs}
                aria-label={words.sections}
              />
              <Outcome />
            </section>
          </ConfigProvider>
          <div className={styles.popups} ref={popups} />
        </div>
      </PlaceProvider>
    </StudioProvider>
  )
}

function ServiceTime() {
  const words = useStrings(panelStrings)
  const { state } = useStudio()
  return (
    <p className="muted numeric">
      {words.serviceTime}{' '}
      {state === undefined ? '…' : <time>{`${formatTime(state.serviceTime)} (${zoneName(state.serviceTime)})`}</time>}
      {state?.frozen === true && ` · ${words.frozen}`}
    </p>
  )
}

/** What came of the last action, always in view and told to screen readers. */
function Outcome() {
  const words = useStrings(panelStrings)
  const { report, state } = useStudio()
  return (
    <footer
      className={clsx(styles.outcome, report === undefined ? styles.idle : report.failed && styles.failed)}
      role="status"
    >
      {report === undefined ? (
        state === undefined ? (
          words.waiting
        ) : (
          words.shortcut
        )
      ) : (
        <>
          {report.failed ? <CloseCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}
          <span>{report.text}</span>
        </>
      )}
    </footer>
  )
}
