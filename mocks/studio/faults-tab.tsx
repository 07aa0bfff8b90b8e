import { DeleteOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { clsx } from 'clsx'
import { useLocale } from '../../src/ui/preferences.ts'
import type { Fault } from '../faults.ts'
import { done } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { FaultForm } from './fault-form.tsx'
import { faultStrings, KIND_WORDS } from './fault-strings.ts'
import { faultChoice, faultDetail } from './fault-text.ts'
import { Section } from './field.tsx'
import { LatencySection } from './latency-section.tsx'
import { useStudio } from './studio-context.tsx'
import styles from './faults-tab.module.css'
import parts from './parts.module.css'

export function FaultsTab() {
  const locale = useLocale()
  const words = faultStrings[locale]
  const { state, act } = useStudio()
  const lines = state?.faults ?? []
  const set = (faults: Fault[], sentence: string) =>
    act(async () => {
      await control('faults', { set: faults }, done)
      return sentence
    })
  return (
    <>
      <LatencySection onSet={set} />
      <Section
        title={words.faults}
        aside={
          lines.length > 0 && (
            <Button type="link" onClick={() => void set([], words.cleared)}>
              {words.clear}
            </Button>
          )
        }
      >
        {lines.length === 0 ? (
          <p className="muted">{words.none}</p>
        ) : (
          <ul className={parts.list} aria-label={words.faults}>
            {lines.map(({ fault, seen, hits, over }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two faults may be the same; their order is all that tells them apart
              <li key={index} className={clsx(parts.line, over && styles.over)}>
                <div>
                  <strong>{fault.action === '*' ? words.everyAction : fault.action}</strong>
                  <span>
                    {words[KIND_WORDS[fault.kind]]} {faultDetail(fault, locale)}
                  </span>
                  <span className={parts.hint}>{faultChoice(fault, locale)}</span>
                </div>
                <span className={clsx('numeric', hits > 0 ? styles.hit : 'muted')}>
                  {words.counts(hits.toLocaleString(locale), seen.toLocaleString(locale))}
                  {over && <> · {words.over}</>}
                </span>
                <Tooltip title={words.remove('')}>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={words.remove(`${fault.action} ${fault.kind}`)}
                    onClick={() => {
                      const others = lines.filter((_, other) => other !== index)
                      void set(
                        others.map((line) => line.fault),
                        words.removed,
                      )
                    }}
                  />
                </Tooltip>
              </li>
            ))}
          </ul>
        )}
        {lines.length > 0 && <span className={parts.hint}>{words.recount}</span>}
      </Section>
      <FaultForm onAdd={(fault) => set([...lines.map((line) => line.fault), fault], words.added)} />
    </>
  )
}
