import { FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { clsx } from 'clsx'
import { useRef, useState } from 'react'
import { Outlet } from 'react-router'
import { paths } from '#lib/paths.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { useReturnFocus } from '../../ui/dialog-route.tsx'
import { DocumentationLink } from '../../ui/documentation-link.tsx'
import { usePreference, useStrings } from '../../ui/preferences.ts'
import { ROW_EVERY_MS } from '../data/queries.ts'
import { useDialogGroup } from '../shared/dialog-group.tsx'
import { fullPreference, useRoomBeside, useWayBetween } from './beside.ts'
import { detailsStrings } from './details-strings.ts'
import { GroupScreen, type MoreTabs } from './group-screen.tsx'
import dense from '../../ui/dense.module.css'
import styles from './details-panel.module.css'

/** View Details: a group's screen beside the list, which stays in use. */
export function GroupInformationPanel({ more }: { more: MoreTabs }) {
  const subject = useDialogGroup({ refreshMs: ROW_EVERY_MS })
  const { scope, id, close } = subject
  const words = useStrings(detailsStrings)
  const common = useStrings(commonStrings)
  const full = usePreference(fullPreference)
  const panel = useRef<HTMLDivElement>(null)
  const [pending, setPending] = useState(false)
  const [stands, setStands] = useState(false)
  useRoomBeside(full)
  useReturnFocus(paths.groupDetails(scope, id))
  useWayBetween(panel, id)
  const dialog = () => panel.current?.closest<HTMLElement>('[role=dialog]') ?? null

  return (
    <>
      <Drawer
        open
        mask={false}
        aria-modal={false}
        aria-keyshortcuts="F6"
        title={words.title}
        size="var(--panel-width)"
        rootClassName={clsx(dense.dense, styles.panel)}
        extra={
          <>
            <span className={styles.hint}>
              <kbd>F6</kbd> {words.toList}
            </span>
            <DocumentationLink action="DescribeLiveMessageGroup" />
            <Button
              type="text"
              className={clsx(styles.full)}
              icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
              aria-label={words.fullScreen}
              aria-pressed={full}
              title={words.fullScreen}
              onClick={() => fullPreference.set(!full)}
            />
          </>
        }
        onClose={(event) => {
          // Escape in the list is the list's own.
          const { activeElement, body } = document
          const elsewhere = activeElement !== body && dialog()?.contains(activeElement) !== true
          if (pending || (event instanceof KeyboardEvent && elsewhere)) return
          close()
        }}
        closable={{ placement: 'end', 'aria-label': common.close }}
        // antd has put the focus on a box around the dialog, which screen readers do not announce.
        afterOpenChange={(isOpen) => {
          const element = dialog()
          if (!isOpen || element === null || isInside(element, document.activeElement)) return
          element.tabIndex = -1
          element.focus({ preventScroll: true })
        }}
      >
        <div
          ref={(element) => {
            panel.current = element
            if (element !== null) setStands(true)
          }}
          className={styles.body}
        >
          {/* Another group is another screen in the same panel: nothing typed for one may stand in the form of the next. */}
          <GroupScreen key={id} subject={subject} more={more} onPending={setPending} />
        </div>
      </Drawer>
      {/* Dialogs over it, outside: antd would lay one inside a drawer above the question before leaving. After it, also where one was
          opened by its address: Escape is for what opened last. */}
      {stands && <Outlet key={id} />}
    </>
  )
}

/** True when the focus has come back to something in the dialog already. */
const isInside = (dialog: HTMLElement, focused: Element | null) => focused !== dialog && dialog.contains(focused)
