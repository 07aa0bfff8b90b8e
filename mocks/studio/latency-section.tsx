import { Choice } from '../../src/ui/choice.tsx'
import { useLocale } from '../../src/ui/preferences.ts'
import type { Fault } from '../faults.ts'
import { faultStrings } from './fault-strings.ts'
import { Section } from './field.tsx'
import { useStudio } from './studio-context.tsx'
import parts from './parts.module.css'

/** Milliseconds; the last one is beyond what the console waits for a read. */
const CHOICES = [0, 300, 1000, 3000, 12_000]

type Latency = Extract<Fault, { kind: 'delay' }>

/** A delay of all calls, which is what is meant by latency. */
export const isLatency = (fault: Fault): fault is Latency =>
  fault.kind === 'delay' &&
  fault.action === '*' &&
  fault.nth === undefined &&
  fault.times === undefined &&
  fault.share === undefined

interface LatencySectionProps {
  onSet: (faults: Fault[], sentence: string) => Promise<boolean>
}

export function LatencySection({ onSet }: LatencySectionProps) {
  const locale = useLocale()
  const words = faultStrings[locale]
  const { state } = useStudio()
  const faults = (state?.faults ?? []).map(({ fault }) => fault)
  const current = faults.find(isLatency)?.ms ?? 0
  const label = (ms: number) => {
    if (ms === 0) return words.noLatency
    const inSeconds = ms >= 1000
    const format = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: inSeconds ? 'second' : 'millisecond',
      unitDisplay: 'short',
    })
    return format.format(inSeconds ? ms / 1000 : ms)
  }
  const choices = CHOICES.includes(current) ? CHOICES : [...CHOICES, current]
  return (
    <Section title={words.latency}>
      <Choice
        label={words.latency}
        value={current}
        disabled={state === undefined}
        onChange={(ms) => {
          const others = faults.filter((fault) => !isLatency(fault))
          return ms === 0
            ? onSet(others, words.latencyGone)
            : onSet([{ action: '*', kind: 'delay', ms }, ...others], words.latencySet(label(ms)))
        }}
        options={choices.map((ms) => ({ value: ms, label: label(ms), title: '' }))}
      />
      <span className={parts.hint}>{words.latencyHint}</span>
    </Section>
  )
}
