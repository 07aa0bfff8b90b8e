import { Button, Flex, Input } from 'antd'
import { useState } from 'react'
import { addresses } from '#lib/console-address.ts'
import { formatTime } from '#lib/time.ts'
import { useLocale } from '../../src/ui/preferences.ts'
import { saveFile } from '../../src/ui/save-file.ts'
import { linkFor } from '../session-link.ts'
import { writeBugReport } from './bug-report.ts'
import { useConsoleHandle } from './console-handle.ts'
import { exportAnswer, stateAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Field, Section } from './field.tsx'
import { ReportLoader } from './report-loader.tsx'
import { sessionStrings } from './session-strings.ts'
import { useStudio } from './studio-context.tsx'
import parts from './parts.module.css'

/** Taking the session along, and where it is kept. */
export function SessionTab() {
  const locale = useLocale()
  const words = sessionStrings[locale]
  const handle = useConsoleHandle()
  const { state, act } = useStudio()
  /** What the browser did not let us copy. */
  const [uncopied, setUncopied] = useState<string>()

  const link = async () => {
    const { scenario, seed, seededAt, serviceTime, assumed, faults } = await control('state', {}, stateAnswer)
    return linkFor(location.origin + addresses.href(handle.screen()), {
      scenario,
      seed,
      clock: Math.max(0, serviceTime - seededAt),
      ...(assumed.settling === 0 ? {} : { settling: assumed.settling }),
      ...(assumed.clocksApart === 0 ? {} : { apart: assumed.clocksApart }),
      lang: locale,
      faults: faults.map(({ fault }) => fault),
    })
  }
  const report = async () => {
    const { file } = await control('export', {}, exportAnswer)
    const { scenario, seed, serviceTime } = await control('state', {}, stateAnswer)
    const text = writeBugReport({ file, screen: handle.screen(), language: locale, scenario, seed })
    const moment = formatTime(serviceTime).replace(' ', '-').replaceAll(':', '')
    return { text, name: `audience-console-report-${moment}.json` }
  }
  const copy = (make: () => Promise<string>, sentence: string) =>
    act(async () => {
      const text = await make()
      try {
        await navigator.clipboard.writeText(text)
      } catch {
        setUncopied(text)
        throw new Error(words.noClipboard)
      }
      setUncopied(undefined)
      return sentence
    })
  const download = () =>
    act(async () => {
      const { text, name } = await report()
      saveFile(new Blob([text], { type: 'application/json' }), name)
      return words.downloaded(name)
    })
  return (
    <>
      <Section title={words.link}>
        <Flex gap={8}>
          <Button onClick={() => void copy(link, words.linkCopied)}>{words.copyLink}</Button>
        </Flex>
        <span className={parts.hint}>{words.linkHint}</span>
      </Section>
      <Section title={words.report}>
        <Flex gap={8} wrap>
          <Button onClick={() => void copy(async () => (await report()).text, words.reportCopied)}>
            {words.copyReport}
          </Button>
          <Button onClick={() => void download()}>{words.download}</Button>
        </Flex>
        <span className={parts.hint}>{words.reportHint}</span>
        {uncopied !== undefined && (
          <Field label={words.copyByHand}>
            {(ids) => <Input.TextArea {...ids} readOnly rows={4} value={uncopied} />}
          </Field>
        )}
      </Section>
      <ReportLoader />
      <Section title={words.storage}>
        {state !== undefined && <p>{words[state.storage]}</p>}
        {state?.notices.map(({ kind, detail }) => (
          <p key={kind + detail} className={parts.problem}>
            {words[kind]} <span className={parts.hint}>{detail}</span>
          </p>
        ))}
      </Section>
    </>
  )
}
