import { Button, Flex, Input, Space } from 'antd'
import { useState } from 'react'
import { formatSpan, formatTime } from '#lib/time.ts'
import { useLocale } from '../../src/ui/preferences.ts'
import { done } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Field, Section } from './field.tsx'
import { useStudio } from './studio-context.tsx'
import { worldStrings } from './world-strings.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const STEPS = [
  { word: 'hour', seconds: HOUR },
  { word: 'week', seconds: 7 * DAY },
  { word: 'month', seconds: 30 * DAY },
] as const

/** Moves the service's time on. */
export function ClockSection() {
  const locale = useLocale()
  const words = worldStrings[locale]
  const { state, act } = useStudio()
  const [target, setTarget] = useState('')

  const advance = (seconds: number) =>
    act(async () => {
      await control('advance-clock', { seconds }, done)
      return words.moved(formatTime((state?.serviceTime ?? 0) + seconds))
    })
  const moveTo = () =>
    act(async () => {
      const seconds = Math.ceil(Date.parse(target) / 1000) - (state?.serviceTime ?? 0)
      if (!(seconds > 0)) throw new Error(words.onlyForward)
      await control('advance-clock', { seconds }, done)
      return words.moved(formatTime((state?.serviceTime ?? 0) + seconds))
    })
  const stopOrRun = () =>
    act(async () => {
      const stop = state?.frozen !== true
      await control(stop ? 'freeze-clock' : 'run-clock', {}, done)
      return words[stop ? 'frozen' : 'running']
    })
  const age = state === undefined ? undefined : formatSpan(state.serviceTime - state.seededAt, locale)
  return (
    <Section title={words.clock} aside={age !== undefined && <span className="muted">{words.since(age)}</span>}>
      <Flex gap={8} wrap>
        {STEPS.map(({ word, seconds }) => (
          <Button key={word} disabled={state === undefined} onClick={() => void advance(seconds)}>
            {words[word]}
          </Button>
        ))}
        <Button disabled={state === undefined} onClick={() => void stopOrRun()}>
          {words[state?.frozen === true ? 'run' : 'freeze']}
        </Button>
      </Flex>
      <Field label={words.to}>
        {(ids) => (
          <Space.Compact block>
            <Input
              {...ids}
              type="datetime-local"
              step={1}
              value={target}
              onChange={(event) => setTarget(event.target.value)}
            />
            <Button disabled={target === '' || state === undefined} onClick={() => void moveTo()}>
              {words.move}
            </Button>
          </Space.Compact>
        )}
      </Field>
    </Section>
  )
}
