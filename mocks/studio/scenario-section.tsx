import { Button, Flex, InputNumber, Radio, Tag } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import { paths } from '#lib/paths.ts'
import { useStrings } from '../../src/ui/preferences.ts'
import { SCENARIO_NAMES, type ScenarioName } from '../scenarios/names.ts'
import { useConsoleHandle, useScreenPlace } from './console-handle.ts'
import { done, stateAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Field, Section } from './field.tsx'
import { useStudio } from './studio-context.tsx'
import { worldStrings } from './world-strings.ts'
import styles from './scenario-section.module.css'
import parts from './parts.module.css'

/** Starts the session over with a named world. */
export function ScenarioSection() {
  const words = useStrings(worldStrings)
  const handle = useConsoleHandle()
  const { appId } = useScreenPlace()
  const { state, act } = useStudio()
  const [chosen, setChosen] = useState<ScenarioName>()
  const [seed, setSeed] = useState(1)
  const scenario = chosen ?? state?.scenario

  const start = () =>
    act(async () => {
      if (scenario === undefined) return ''
      await handle.replaceWorld(async () => {
        await control('reset', { scenario, seed }, done)
        const { applications } = await control('state', {}, stateAnswer)
        // The open screen may belong to an application that is not in this world: the first screen leads to one that is.
        const isHere = appId === undefined || applications.some((app) => app.appId === appId)
        return isHere ? handle.screen() : paths.home()
      })
      return words.started(scenario)
    })
  return (
    <Section title={words.scenario}>
      <Radio.Group
        className={clsx(styles.scenarios)}
        name="studio-scenario"
        aria-label={words.scenario}
        value={scenario ?? null}
        onChange={(event) => setChosen(SCENARIO_NAMES.find((name) => name === event.target.value))}
        options={SCENARIO_NAMES.map((name) => ({
          value: name,
          label: (
            <>
              <code>{name}</code>{' '}
              {state?.scenario === name && (
                <Tag className={clsx(styles.now)} color="success">
                  {words.current}
                </Tag>
              )}{' '}
              <span className={parts.hint}>{words[name]}</span>
            </>
          ),
        }))}
      />
      <Flex gap={12} align="end">
        <Field label={words.seed} narrow>
          {(ids) => (
            <InputNumber
              {...ids}
              min={0}
              precision={0}
              value={seed}
              onChange={(value) => setSeed(value ?? 1)}
              title={words.seedHint}
            />
          )}
        </Field>
        <Button type="primary" disabled={scenario === undefined} onClick={() => void start()}>
          {words.start}
        </Button>
      </Flex>
      <span className={parts.hint}>{words.startHint}</span>
    </Section>
  )
}
