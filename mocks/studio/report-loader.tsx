import { FileTextOutlined } from '@ant-design/icons'
import { Button, Flex, Input } from 'antd'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { localePreference, useLocale } from '../../src/ui/preferences.ts'
import { type BugReport, momentOf, readBugReport } from './bug-report.ts'
import { useConsoleHandle } from './console-handle.ts'
import { done } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Facts } from './facts.tsx'
import { Field, Section } from './field.tsx'
import { sessionStrings } from './session-strings.ts'
import { useStudio } from './studio-context.tsx'
import styles from './report-loader.module.css'
import parts from './parts.module.css'

/** Puts the session into the state of a bug report, from a file or from the clipboard. */
export function ReportLoader() {
  const locale = useLocale()
  const words = sessionStrings[locale]
  const { act } = useStudio()
  const handle = useConsoleHandle()
  const [pasted, setPasted] = useState('')
  const [report, setReport] = useState<BugReport>()
  const picker = useRef<HTMLInputElement>(null)

  const offer = async (text: Promise<string>) => {
    setReport(undefined)
    try {
      setReport(readBugReport(await text, locale))
    } catch (problem) {
      await act(() => Promise.reject(problem))
    }
  }
  const load = ({ file, screen, language }: BugReport) =>
    act(async () => {
      await handle.replaceWorld(async () => {
        await control('import', { file }, done)
        return screen ?? handle.screen()
      })
      if (language !== undefined) localePreference.set(language)
      setReport(undefined)
      setPasted('')
      return sessionStrings[language ?? locale].loaded
    })
  return (
    <Section title={words.load}>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={words.chooseFile}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) void offer(file.text())
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
      <Flex gap={8}>
        <Button icon={<FileTextOutlined />} onClick={() => picker.current?.click()}>
          {words.chooseFile}
        </Button>
      </Flex>
      <Field label={words.paste}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={2}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            spellCheck={false}
          />
        )}
      </Field>
      {pasted.trim() !== '' && (
        <Flex gap={8}>
          <Button onClick={() => void offer(Promise.resolve(pasted))}>{words.loadPasted}</Button>
        </Flex>
      )}
      {report !== undefined && (
        <Question report={report} onReplace={() => void load(report)} onCancel={() => setReport(undefined)} />
      )}
    </Section>
  )
}

interface QuestionProps {
  report: BugReport
  onReplace: () => void
  onCancel: () => void
}

/** What the report holds, before it replaces what is stored. */
function Question({ report, onReplace, onCancel }: QuestionProps) {
  const words = sessionStrings[useLocale()]
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const facts = {
    [words.reportedAt]: momentOf(report.file),
    [words.reportedScreen]: report.screen,
    [words.reportedLanguage]:
      report.language === undefined ? undefined : { en: 'English', zh: '简体中文' }[report.language],
    [words.reportedWrites]: String(report.file.entries.length),
    [words.reportedFailures]: report.failures.length === 0 ? words.noFailures : undefined,
  }
  return (
    <div className={styles.question} role="group" aria-label={words.confirmTitle} tabIndex={-1} ref={box}>
      <strong>{words.confirmTitle}</strong>
      <Facts facts={facts} />
      {report.failures.length > 0 && (
        <ul className={clsx(parts.list, styles.failures)} aria-label={words.reportedFailures}>
          {report.failures.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Flex gap={8}>
        <Button type="primary" danger onClick={onReplace}>
          {words.replace}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </Flex>
    </div>
  )
}
