import { Button, Flex, InputNumber } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import { formatTime } from '#lib/time.ts'
import { useLocale } from '../../src/ui/preferences.ts'
import { showAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Field, Section } from './field.tsx'
import { MixEditor, type MixRow, mixOf } from './mix-editor.tsx'
import { peopleStrings } from './people-strings.ts'
import { PlaceFields } from './place-fields.tsx'
import { usePlace } from './place.tsx'
import { showStrings } from './show-strings.ts'
import { useStudio } from './studio-context.tsx'
import parts from './parts.module.css'

/** Lets the people inside a group talk. */
export function ShowTab() {
  const locale = useLocale()
  const words = showStrings[locale]
  const people = peopleStrings[locale]
  const { state, act } = useStudio()
  const { appId, groupId } = usePlace()
  const [perSecond, setPerSecond] = useState(20)
  const [seconds, setSeconds] = useState(60)
  const [mix, setMix] = useState<MixRow[]>([])

  const start = () =>
    act(async () => {
      if (groupId === '') throw new Error(people.noGroup)
      const parsed = mixOf(mix)
      if (typeof parsed === 'number') throw new Error(words.badMix(String(parsed)))
      const { online } = await control('show', { appId, groupId, perSecond, seconds, mix: parsed }, showAnswer)
      return online === 0 ? words.nobody : words.started(online.toLocaleString(locale))
    })
  const stop = (show: { appId: string; groupId: string }) =>
    act(async () => {
      await control('show', { appId: show.appId, groupId: show.groupId, perSecond: 0 }, showAnswer)
      return words.stopped(show.groupId)
    })
  const shows = state?.shows ?? []
  return (
    <>
      <Section title={words.running}>
        {shows.length === 0 ? (
          <p className="muted">{words.noneRunning}</p>
        ) : (
          <ul className={parts.list} aria-label={words.running}>
            {shows.map((show) => (
              <li key={`${show.appId}/${show.groupId}`} className={parts.line}>
                <div>
                  <code>{show.groupId}</code>
                  <span className={parts.hint}>
                    {words.line(show.perSecond.toLocaleString(locale), formatTime(show.until))}
                  </span>
                </div>
                <Button aria-label={words.stopOf(show.groupId)} onClick={() => void stop(show)}>
                  {words.stop}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={words.setUp}>
        <PlaceFields />
        <Flex gap={12}>
          <Field label={words.rate} narrow>
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={500}
                precision={0}
                value={perSecond}
                onChange={(value) => setPerSecond(value ?? 1)}
              />
            )}
          </Field>
          <Field label={words.seconds} narrow>
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={600}
                precision={0}
                value={seconds}
                onChange={(value) => setSeconds(value ?? 1)}
              />
            )}
          </Field>
        </Flex>
        <MixEditor rows={mix} onChange={setMix} />
        <Button className={clsx(parts.go)} type="primary" onClick={() => void start()}>
          {words.start}
        </Button>
        <span className={parts.hint}>{words.setUpHint}</span>
      </Section>
    </>
  )
}
