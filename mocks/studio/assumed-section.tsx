import { Choice } from '../../src/ui/choice.tsx'
import { useLocale } from '../../src/ui/preferences.ts'
import { type Assumed, NOTHING_ASSUMED } from '../backend/assumed.ts'
import { done } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Section } from './field.tsx'
import { useStudio } from './studio-context.tsx'
import { worldStrings } from './world-strings.ts'

/** Seconds on offer; a command may name others. */
const CHOICES = { settling: [0, 5, 15, 30], clocksApart: [-5, 0, 5] } as const

/** What no document says of stored messages, and the service may do otherwise. */
export function AssumedSection() {
  const locale = useLocale()
  const words = worldStrings[locale]
  const { state, act } = useStudio()
  const current = state?.assumed ?? NOTHING_ASSUMED
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    signDisplay: 'exceptZero',
  })
  const choose = (name: keyof Assumed, seconds: number) =>
    act(async () => {
      await control('assume', { ...current, [name]: seconds }, done)
      return words.assumed(words[name], format.format(seconds))
    })
  return (['settling', 'clocksApart'] as const).map((name) => (
    <Section key={name} title={words[name]}>
      <Choice
        label={words[name]}
        value={current[name]}
        disabled={state === undefined}
        onChange={(seconds) => choose(name, seconds)}
        options={[...new Set([...CHOICES[name], current[name]])]
          .toSorted((a, b) => a - b)
          .map((seconds) => ({ value: seconds, label: format.format(seconds), title: '' }))}
      />
    </Section>
  ))
}
