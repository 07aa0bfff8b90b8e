import { Button, Flex, Modal } from 'antd'
import { clsx } from 'clsx'
import { useId, useState } from 'react'
import { formatBytes } from '#lib/byte-length.ts'
import { Choice } from '../../ui/choice.tsx'
import { commonStrings } from '../../ui/common-strings.ts'
import { useReturnFocus } from '../../ui/dialog-route.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { DialogSubject, useDialogGroup } from '../shared/dialog-group.tsx'
import { ExportMessagesProgress } from './export-messages-progress.tsx'
import { exportMessagesStrings } from './export-messages-strings.ts'
import { handedOverFor } from './export-range.ts'
import { MESSAGE_FILE_KINDS, type MessageFileKind } from './message-file.ts'
import { messagesStrings } from './messages-strings.ts'
import { MomentField } from './moment-field.tsx'
import { momentOf } from './moment-text.ts'
import { isType } from './typed-range.ts'
import { LARGEST_FILE, useMessageExport } from './use-message-export.ts'
import field from '../../ui/native-field.module.css'
import dense from '../../ui/dense.module.css'
import styles from './export-messages.module.css'

/** A file of a group's messages: which ones, then how far it is. */
export function ExportMessagesDialog() {
  const words = useStrings(exportMessagesStrings)
  const messages = useStrings(messagesStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const faultId = useId()
  const { scope, id, group, placeholder, gone, close } = useDialogGroup()
  useReturnFocus()
  const { start, running } = useMessageExport(scope, id)
  const [typed, setTyped] = useState(() => handedOverFor(id))
  const [kind, setKind] = useState<MessageFileKind>('csv')
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })

  const type = typed.type.trim()
  const since = momentOf(typed.from)
  const until = momentOf(typed.to)
  const typeFault = isType(type) ? undefined : messages.typeInvalid
  const rangeFault = since !== undefined && until !== undefined && since > until ? messages.rangeInvalid : undefined
  const fault = typeFault ?? rangeFault
  const choosing = running === undefined
  return (
    <Modal
      open
      className={clsx(dense.dense)}
      title={words.title}
      width={520}
      onCancel={close}
      closable={{ 'aria-label': common.close }}
      footer={
        choosing && (
          <>
            <Button onClick={close}>{common.cancel}</Button>
            <Button
              type="primary"
              autoFocus
              disabled={fault !== undefined || group === undefined}
              onClick={() => start({ kind, type: type === '' ? undefined : BigInt(type), since, until })}
            >
              {words.start}
            </Button>
          </>
        )
      }
    >
      <PageTitle dialog>{words.title}</PageTitle>
      <Flex vertical gap={16}>
        {!gone && <DialogSubject id={id} group={group} />}
        {running === undefined ? (
          <>
            {placeholder}
            <form
              role="search"
              aria-label={messages.filters}
              className={styles.fields}
              onSubmit={(event) => event.preventDefault()}
            >
              <MomentField
                label={messages.from}
                value={typed.from}
                fault={rangeFault === undefined ? undefined : faultId}
                onText={(from) => change({ from })}
              />
              <MomentField
                label={messages.to}
                value={typed.to}
                fault={rangeFault === undefined ? undefined : faultId}
                onText={(to) => change({ to })}
              />
              <label>
                {messages.type}
                <input
                  className={clsx(field.field)}
                  inputMode="numeric"
                  value={typed.type}
                  aria-invalid={typeFault !== undefined}
                  aria-describedby={typeFault === undefined ? undefined : faultId}
                  onChange={({ target }) => change({ type: target.value })}
                />
              </label>
            </form>
            <p id={faultId} role="alert" className={styles.fault}>
              {fault}
            </p>
            <Choice
              labelled
              label={words.format}
              value={kind}
              onChange={setKind}
              options={MESSAGE_FILE_KINDS.map((value) => ({ value, label: words[value] }))}
            />
            <p className={styles.line}>{kind === 'csv' ? words.csvHint : words.jsonlHint}</p>
            <p className={clsx('muted', styles.line)}>
              {until === undefined && words.noEnd} {words.largest(formatBytes(LARGEST_FILE, locale))}
            </p>
          </>
        ) : (
          <ExportMessagesProgress running={running} deleted={group?.deleted === true} onClose={close} />
        )}
      </Flex>
    </Modal>
  )
}
