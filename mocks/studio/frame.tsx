import { App, Spin } from 'antd'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLocale } from '../../src/ui/preferences.ts'
import { WorldChip } from '../../src/ui/world-chip.ts'
import type { Host } from '../host.ts'
import { type ArmedFaults, createArmedFaults, useArmedFaults } from './armed-faults.ts'
import { type ConsoleHandle, HandleContext } from './console-handle.ts'
import { frameStrings } from './frame-strings.ts'
import { linkProblemText } from './link-problem-text.ts'
import { LinkQuestion } from './link-question.tsx'
import { createLinkVisits, type LinkVisits } from './link-visit.ts'
import { StudioButton } from './studio-button.tsx'
import { useShortcut } from './shortcut.ts'
import styles from './frame.module.css'

/** The panel comes when it is asked for, so that it does not slow the first screen. */
const StudioPanel = lazy(async () => ({ default: (await import('./panel.tsx')).StudioPanel }))

const SPIN_AFTER_MS = 300

/** What a mock session puts around the console: scenario links first, then the screens with the studio beside them. */
export function studioAround(
  handle: ConsoleHandle,
  session: Pick<Host, 'subscribe' | 'view'>,
): ComponentType<{ children: ReactNode }> {
  const faults = createArmedFaults(session)
  const visits = createLinkVisits(handle)
  visits.open(location.hash)
  window.addEventListener('hashchange', () => visits.open(location.hash))
  return function StudioFrame({ children }) {
    return (
      <HandleContext value={handle}>
        <Frame visits={visits} faults={faults}>
          {children}
        </Frame>
      </HandleContext>
    )
  }
}

interface FrameProps {
  visits: LinkVisits
  faults: ArmedFaults
  children: ReactNode
}

function Frame({ visits, faults, children }: FrameProps) {
  const locale = useLocale()
  const visit = useSyncExternalStore(visits.subscribe, visits.get)
  const isOpening = visit.kind === 'working' || visit.kind === 'asking'
  /** No screen reads anything of a world that the link is about to replace. */
  const [begun, setBegun] = useState(!isOpening)
  if (!begun && !isOpening) setBegun(true)

  useLinkNotice(visits)
  return (
    <>
      {begun && <Studio faults={faults}>{children}</Studio>}
      {!begun && visit.kind === 'working' && (
        <Spin className="page-spin" delay={SPIN_AFTER_MS} description={frameStrings[locale].loading} />
      )}
      {visit.kind === 'asking' && (
        <LinkQuestion
          link={visit.link}
          stored={visit.stored}
          onReplace={visits.replaceStored}
          onKeep={visits.keepStored}
        />
      )}
    </>
  )
}

/** The console with the studio beside it; the console's frame shows the button that opens it. */
function Studio({ faults, children }: Omit<FrameProps, 'visits'>) {
  const armed = useArmedFaults(faults)
  const [open, setOpen] = useState(false)
  const [tab, setTab] = useState('world')
  /** Where the focus was when the studio took it. */
  const before = useRef<Element>(null)
  const panel = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  const show = () => {
    before.current = document.activeElement
    if (open) panel.current?.focus()
    else setOpen(true)
  }
  const close = () => {
    const back = before.current
    const held = panel.current?.contains(document.activeElement) === true
    setOpen(false)
    if (!held) return
    setTimeout(() => {
      if (back instanceof HTMLElement && back !== document.body && back.isConnected) back.focus({ preventScroll: true })
      else button.current?.focus()
    })
  }
  useShortcut(() => {
    if (open && panel.current?.contains(document.activeElement) === true) close()
    else show()
  })
  return (
    <>
      <WorldChip value={<StudioButton ref={button} open={open} armed={armed} onClick={show} />}>{children}</WorldChip>
      {open && (
        <Suspense>
          <StudioPanel ref={panel} tab={tab} onTab={setTab} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** Says why a link was not opened; gone with the next one. */
function useLinkNotice(visits: LinkVisits): void {
  const visit = useSyncExternalStore(visits.subscribe, visits.get)
  const locale = useLocale()
  const { notification } = App.useApp()
  useEffect(() => {
    if (visit.kind !== 'refused' && visit.kind !== 'failed') return undefined
    const words = frameStrings[locale]
    const key = 'scenario-link'
    notification.error({
      key,
      title: visit.kind === 'failed' ? words.failedLink : words.badLink,
      description:
        visit.kind === 'failed' ? (
          visit.message
        ) : (
          <>
            <ul className={styles.problems}>
              {visit.problems.map((problem) => (
                <li key={JSON.stringify(problem)}>{linkProblemText(problem, locale)}</li>
              ))}
            </ul>
            {words.badLinkAdvice}
          </>
        ),
      duration: 0,
      role: 'alert',
    })
    return () => notification.destroy(key)
  }, [visit, locale, notification])
}
