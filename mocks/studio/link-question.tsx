import { Button, Modal } from 'antd'
import { clsx } from 'clsx'
import { useRef } from 'react'
import { useLocale } from '../../src/ui/preferences.ts'
import type { ScenarioName } from '../scenarios/names.ts'
import type { ScenarioLink } from '../session-link.ts'
import { Facts } from './facts.tsx'
import { frameStrings } from './frame-strings.ts'
import { ABOVE_STUDIO } from './layers.ts'
import dense from '../../src/ui/dense.module.css'

interface LinkQuestionProps {
  link: ScenarioLink
  /** The stored session's scenario. */
  stored: ScenarioName
  onReplace: () => void
  onKeep: () => void
}

/** Asks before a scenario link replaces what somebody has worked on. */
export function LinkQuestion({ link, stored, onReplace, onKeep }: LinkQuestionProps) {
  const locale = useLocale()
  const words = frameStrings[locale]
  const keep = useRef<HTMLButtonElement>(null)
  const seconds = (value: number | undefined) =>
    value === undefined ? undefined : words.linkSeconds(value.toLocaleString(locale))
  const facts = {
    [words.linkScenario]: link.scenario,
    [words.linkSeed]: link.seed?.toString(),
    [words.linkClock]: link.clock === undefined ? undefined : words.linkClockValue(link.clock.toLocaleString(locale)),
    [words.linkSettling]: seconds(link.settling),
    [words.linkApart]: seconds(link.apart),
    [words.linkLanguage]: link.lang === undefined ? undefined : { en: 'English', zh: '简体中文' }[link.lang],
    [words.linkFaults]: link.faults?.map(({ action, kind }) => `${action} ${kind}`).join(', '),
  }
  return (
    <Modal
      open
      className={clsx(dense.dense)}
      title={words.questionTitle}
      width={480}
      zIndex={ABOVE_STUDIO}
      closable={false}
      onCancel={onKeep}
      afterOpenChange={(open) => {
        if (open) keep.current?.focus()
      }}
      footer={[
        <Button key="keep" ref={keep} onClick={onKeep}>
          {words.keep}
        </Button>,
        <Button key="replace" type="primary" danger onClick={onReplace}>
          {words.replace}
        </Button>,
      ]}
    >
      <p>{words.questionStored(stored)}</p>
      <Facts facts={facts} />
    </Modal>
  )
}
