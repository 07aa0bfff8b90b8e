import { Button, Flex, Modal } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import { BACKGROUND_CALLS_PER_SECOND } from '#api/call-budget.ts'
import { paths } from '#lib/paths.ts'
import { formatSpan } from '#lib/time.ts'
import { Choice } from '../../ui/choice.tsx'
import { commonStrings } from '../../ui/common-strings.ts'
import { useCloseDialog, useReturnFocus } from '../../ui/dialog-route.tsx'
import { FailureView } from '../../ui/failure-view.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { ExportProgress } from './export-progress.tsx'
import { exportStrings } from './export-strings.ts'
import type { FileKind } from './group-files.ts'
import { useExport } from './use-export.ts'
import { useExportChoice } from './use-export-choice.ts'
import dense from '../../ui/dense.module.css'
import styles from './export-dialog.module.css'

const FORMATS = ['csv', 'json'] as const satisfies readonly FileKind[]

/** A file of the groups that are selected, that the list shows, or of all. */
export function ExportDialog() {
  const words = useStrings(exportStrings)
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const close = useCloseDialog(paths.groups(useScope()))
  useReturnFocus()
  const choice = useExportChoice()
  const { start, running } = useExport()
  const { groups, ids, narrowed, facts } = choice
  const [chosen, setChosen] = useState<keyof typeof ids>()
  const [kind, setKind] = useState<FileKind>('csv')
  const which = chosen ?? (ids.selected.length > 0 ? 'selected' : narrowed ? 'shown' : 'all')
  const wanted = ids[which]
  const number = (value: number) => value.toLocaleString(locale)
  const known = which === 'selected' || (groups.read && (which === 'all' || facts === undefined || facts.share === 1))
  const options = [
    ...(ids.selected.length > 0
      ? [{ value: 'selected' as const, label: words.selected(number(ids.selected.length)) }]
      : []),
    ...(narrowed ? [{ value: 'shown' as const, label: words.shown(groups.read ? number(ids.shown.length) : '') }] : []),
    { value: 'all' as const, label: words.all(groups.read ? number(ids.all.length) : '') },
  ]
  const span = formatSpan(Math.ceil(wanted.length / BACKGROUND_CALLS_PER_SECOND), locale)
  const failure = groups.snapshot.failure ?? facts?.failure
  const share = groups.read ? facts?.share : groups.share
  return (
    <Modal
      open
      className={clsx(dense.dense)}
      title={words.title}
      width={520}
      onCancel={close}
      closable={{ 'aria-label': common.close }}
      footer={
        running === undefined && (
          <>
            <Button onClick={close}>{common.cancel}</Button>
            <Button
              type="primary"
              autoFocus
              disabled={!known || wanted.length === 0}
              onClick={() => start(wanted, kind)}
            >
              {words.start(known ? number(wanted.length) : '')}
            </Button>
          </>
        )
      }
    >
      <PageTitle dialog>{words.title}</PageTitle>
      {running === undefined ? (
        <Flex vertical gap={16}>
          {options.length > 1 && (
            <Choice labelled label={words.which} value={which} onChange={setChosen} options={options} />
          )}
          <Choice
            labelled
            label={words.format}
            value={kind}
            onChange={setKind}
            options={FORMATS.map((value) => ({ value, label: words[value] }))}
          />
          <p className={styles.line}>{kind === 'csv' ? words.csvHint : words.jsonHint}</p>
          {failure === undefined ? (
            <p role="status" className={clsx('muted', 'numeric', styles.line)}>
              {!known
                ? words.counting(share === undefined ? '…' : ` ${share.toLocaleString(locale, { style: 'percent' })}`)
                : wanted.length === 0
                  ? words.none
                  : words.takes(span === undefined ? common.lessThanAMinute : words.about(span))}
            </p>
          ) : (
            <FailureView
              error={failure}
              title={words.listFailed}
              onRetry={() => {
                groups.directory.resume()
                facts?.again()
              }}
            />
          )}
        </Flex>
      ) : (
        <ExportProgress running={running} onClose={close} />
      )}
    </Modal>
  )
}
