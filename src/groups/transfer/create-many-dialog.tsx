import { useQuery } from '@tanstack/react-query'
import { Alert, Flex, Form } from 'antd'
import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { LIMITS } from '#api/contract/limits.ts'
import { serviceClock } from '#api/service.ts'
import { paths } from '#lib/paths.ts'
import { dayOf } from '#lib/time.ts'
import { CheckLine } from '../../ui/check-line.tsx'
import { Choice } from '../../ui/choice.tsx'
import { useCloseDialog } from '../../ui/dialog-route.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { saveFile } from '../../ui/save-file.ts'
import { useScope } from '../../ui/use-scope.ts'
import { quotaQuery } from '../data/queries.ts'
import { runDesk } from '../runs/desk.ts'
import { paceSharePreference } from '../runs/pace-choice.tsx'
import { createManyStrings } from './create-many-strings.ts'
import { FileField } from './file-field.tsx'
import type { LoadedRow } from './loaded-rows.ts'
import { PasteField } from './paste-field.tsx'
import { PatternFields } from './pattern-fields.tsx'
import { ReadingView } from './reading-view.tsx'
import { rejectsFile } from './rejects.ts'
import { TemplateLinks } from './template-links.tsx'
import { useAllGroups, useHolders } from './use-all-groups.ts'
import { type Reading, useReading, useVerdict, type Verdict } from './use-dry-run.ts'
import { NO_VALUES, sourceValues, type SourceValues, useSources, WAYS } from './use-sources.ts'
import { type QuotaState, VerdictView } from './verdict-view.tsx'
import styles from './create-many-dialog.module.css'

/** Pixels: a row of what will be created in full. */
const WIDTH = 880
const NO_ROWS: readonly LoadedRow[] = []

/** Many groups from a file, a spreadsheet or a pattern: what is wrong is told before anything is created, and a run creates the rest. */
export function CreateManyDialog() {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const scope = useScope()
  const navigate = useNavigate()
  const close = useCloseDialog(paths.groups(scope))
  const [form] = Form.useForm<SourceValues>()
  const sources = useSources()
  const { way, source, leftOut } = sources
  const reading = useReading(source, leftOut)
  const groups = useAllGroups(scope)
  const verdict = useVerdict(reading, useHolders(groups))
  const quota = useFreeSlots(verdict?.good ?? NO_ROWS)
  const [share, setShare] = useState<number>(paceSharePreference.get)
  const [busy, setBusy] = useState<string>()
  /** The verdict of which rows may be left out, and of which they were saved. */
  const [agreed, setAgreed] = useState<readonly LoadedRow[]>()
  const [saved, setSaved] = useState<Verdict>()

  const rows = reading?.kind === 'rows' ? reading.rows : undefined
  const count = verdict === undefined ? 0 : verdict.good.length - quota.beyond.length
  const left = verdict === undefined ? 0 : verdict.faulty.length + quota.beyond.length
  const isAgreed = agreed !== undefined && agreed === rows
  const number = (value: number) => value.toLocaleString(locale)

  const saveRejects = () => {
    if (verdict === undefined || reading?.kind !== 'rows') return
    const { file, kind } = rejectsFile(verdict.faulty, quota.beyond, reading.form.kind, locale)
    saveFile(file, `${scope.appId}-rejects-${dayOf(serviceClock.now())}.${kind}`)
    setSaved(verdict)
  }
  const submit = async () => {
    if (verdict === undefined) return false
    if (left > 0 && saved !== verdict) saveRejects()
    const items = verdict.good.slice(0, count).map(({ group }) => group)
    const outcome = await runDesk.start({ kind: 'create', scope, items, common: {}, share })
    if (outcome.kind === 'busy') {
      setBusy(outcome.run)
      return false
    }
    sources.settle()
    setBusy(outcome.run)
    void navigate(paths.run(scope, outcome.run), { replace: true, state: { keepDraft: true } })
    return true
  }

  return (
    <FormDialog
      title={words.title}
      operation="createGroup"
      form={form}
      schema={sourceValues}
      initialValues={NO_VALUES}
      draftKey={`create-many/${scope.center}/${scope.appId}`}
      width={WIDTH}
      onChange={sources.take}
      onSubmit={submit}
      onClose={close}
      okText={count > 0 ? words.create(number(count)) : words.createNone}
      okDisabledReason={useBlocked(reading, verdict, { count, left, beyond: quota.beyond.length, isAgreed })}
      result={
        <>
          {left > 0 && (
            <Flex gap={12} wrap align="center">
              {count > 0 && (
                <CheckLine
                  label={saved === verdict ? words.leaveOut(number(left)) : words.leaveOutAndSave(number(left))}
                  checked={isAgreed}
                  onChange={(agrees) => setAgreed(agrees ? rows : undefined)}
                />
              )}
              <PlainButton small onClick={saveRejects}>
                {words.saveRejects}
              </PlainButton>
            </Flex>
          )}
          {busy !== undefined && (
            <Alert
              type="warning"
              showIcon
              role="alert"
              title={words.busy}
              action={<Link to={paths.run(scope, busy)}>{words.toRun}</Link>}
            />
          )}
        </>
      }
      renderFailure={() => <Alert type="error" showIcon role="alert" title={words.notKept} />}
    >
      <PageTitle dialog>{words.title}</PageTitle>
      <Flex vertical gap={16}>
        <Flex gap={12} wrap align="center" justify="space-between">
          <Choice
            label={words.source}
            value={way}
            onChange={sources.setWay}
            options={WAYS.map((value) => ({ value, label: words[value] }))}
          />
          {way !== 'pattern' && <TemplateLinks />}
        </Flex>
        {/* All of them stay: what was typed for one is there when one comes back to it. */}
        <div hidden={way !== 'file'}>
          <FileField file={sources.file} onFile={sources.load} />
        </div>
        <div hidden={way !== 'paste'}>
          <PasteField long={sources.long} onLong={sources.paste} />
        </div>
        <div hidden={way !== 'pattern'}>
          <PatternFields values={sources.values} />
        </div>
        {reading !== undefined && (
          <ReadingView
            reading={reading}
            encoding={way === 'file' ? { chosen: sources.encoding, choose: sources.setEncoding } : undefined}
            onLeaveOut={sources.leaveOut}
          />
        )}
        {reading?.kind === 'rows' && verdict === undefined && (
          <p className={clsx('muted', styles.line)}>{words.checking}</p>
        )}
        {reading?.kind === 'rows' && verdict !== undefined && (
          <VerdictView
            verdict={verdict}
            form={reading.form.kind}
            groups={groups}
            quota={quota}
            share={share}
            onShare={setShare}
          />
        )}
      </Flex>
    </FormDialog>
  )
}

/** What has a place in the application, and what has not. */
function useFreeSlots(good: readonly LoadedRow[]): QuotaState {
  const scope = useScope()
  const { data, isError, refetch } = useQuery({ ...quotaQuery(scope), staleTime: 0 })
  const free = data === undefined ? undefined : Math.max(0, LIMITS.liveGroups - data)
  const beyond = useMemo(() => (free === undefined ? NO_ROWS : good.slice(free)), [good, free])
  return { free, failed: isError, beyond, checkAgain: () => void refetch() }
}

interface Numbers {
  count: number
  left: number
  beyond: number
  isAgreed: boolean
}

/** Why nothing can be created yet. */
function useBlocked(reading: Reading | undefined, verdict: Verdict | undefined, numbers: Numbers): string | undefined {
  const words = useStrings(createManyStrings)
  const { count, left, beyond, isAgreed } = numbers
  if (reading === undefined) return words.nothingYet
  if (reading.kind === 'reading') return words.stillReading
  if (reading.kind !== 'rows') return words.correctFirst
  if (verdict === undefined) return words.checking
  if (!verdict.compared) return words.comparing('…')
  if (verdict.good.length === 0) return words.noneGood
  if (left > 0 && !isAgreed) return beyond > 0 ? words.quotaFirst : words.agreeFirst
  return count === 0 ? words.quotaFirst : undefined
}
