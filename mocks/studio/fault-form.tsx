import { Button, Input, InputNumber } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import * as v from 'valibot'
import { ACTIONS } from '#api/contract/actions.ts'
import { NativeSelect } from '../../src/ui/native-select.tsx'
import { useLocale } from '../../src/ui/preferences.ts'
import { type Fault, faultSchema } from '../faults.ts'
import { CodeInput } from './code-input.tsx'
import { faultStrings, KIND_WORDS } from './fault-strings.ts'
import { Field, Section } from './field.tsx'
import { useStudio } from './studio-context.tsx'
import styles from './fault-form.module.css'
import parts from './parts.module.css'

type Kind = Fault['kind']

const isKind = (text: string): text is Kind => Object.hasOwn(KIND_WORDS, text)
const KINDS = Object.keys(KIND_WORDS).filter(isKind)

interface Draft {
  action: string
  kind: Kind
  code: string
  status: number | null
  message: string
  retryAfterMs: number | null
  ms: number | null
  nth: number | null
  times: number | null
  seconds: number | null
  /** Percent. */
  share: number | null
  seed: number | null
}

const BLANK: Draft = {
  action: '*',
  kind: 'error',
  code: 'ServerError',
  status: 500,
  message: '',
  retryAfterMs: null,
  ms: 1000,
  nth: null,
  times: null,
  seconds: null,
  share: null,
  seed: null,
}

/** The fault that was typed; throws a sentence when it is none. */
function faultOf(draft: Draft): Fault {
  const { action, kind, code, status, message, retryAfterMs, ms, nth, times, seconds, share, seed } = draft
  const own = {
    error: { code, status, ...(message === '' ? {} : { message }), ...(retryAfterMs === null ? {} : { retryAfterMs }) },
    html: { status },
    delay: { ms },
  }
  const parsed = v.safeParse(faultSchema, {
    action,
    kind,
    ...(kind === 'error' || kind === 'html' || kind === 'delay' ? own[kind] : {}),
    ...(nth === null ? {} : { nth }),
    ...(times === null ? {} : { times }),
    ...(seconds === null ? {} : { seconds }),
    ...(share === null ? {} : { share: share / 100, ...(seed === null ? {} : { seed }) }),
  })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`${v.getDotPath(issue) ?? ''} ${issue.message}`.trim())
}

/** Puts a fault together, field by field. */
export function FaultForm({ onAdd }: { onAdd: (fault: Fault) => Promise<boolean> }) {
  const locale = useLocale()
  const words = faultStrings[locale]
  const { act } = useStudio()
  const [draft, setDraft] = useState(BLANK)
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }))
  const add = async () => {
    let fault: Fault
    try {
      fault = faultOf(draft)
    } catch (problem) {
      await act(() => Promise.reject(problem))
      return
    }
    await onAdd(fault)
  }
  const number = (
    name: 'status' | 'retryAfterMs' | 'ms' | 'nth' | 'times' | 'seconds' | 'share' | 'seed',
    label: string,
    empty: string,
  ) => (
    <Field label={label}>
      {(ids) => (
        <InputNumber
          {...ids}
          value={draft[name]}
          onChange={(value) => change({ [name]: value })}
          placeholder={empty}
          min={name === 'seed' || name === 'ms' ? 0 : 1}
        />
      )}
    </Field>
  )
  const { kind } = draft
  return (
    <Section title={words.add}>
      <Field label={words.action}>
        {(ids) => (
          <NativeSelect
            {...ids}
            label={words.action}
            value={draft.action}
            onChange={(action) => change({ action })}
            options={[
              { value: '*', label: words.everyAction },
              ...Object.keys(ACTIONS)
                .toSorted()
                .map((action) => ({ value: action, label: action })),
            ]}
          />
        )}
      </Field>
      <Field label={words.kind}>
        {(ids) => (
          <NativeSelect
            {...ids}
            label={words.kind}
            value={kind}
            onChange={(chosen) => change({ kind: chosen, status: chosen === 'html' ? 502 : 500 })}
            options={KINDS.map((name) => ({ value: name, label: `${words[KIND_WORDS[name]]} (${name})` }))}
          />
        )}
      </Field>
      {kind === 'error' && (
        <>
          <div className={parts.pair}>
            <Field label={words.code}>
              {(ids) => (
                <CodeInput {...ids} value={draft.code} onChange={(event) => change({ code: event.target.value })} />
              )}
            </Field>
            {number('status', words.status, '')}
          </div>
          <div className={parts.pair}>
            <Field label={words.message}>
              {(ids) => (
                <Input
                  {...ids}
                  value={draft.message}
                  placeholder={words.optional}
                  onChange={(event) => change({ message: event.target.value })}
                />
              )}
            </Field>
            {number('retryAfterMs', words.retryAfter, words.optional)}
          </div>
        </>
      )}
      {kind === 'html' && number('status', words.status, '')}
      {kind === 'delay' && number('ms', words.delay, '')}
      <div className={styles.when}>
        {number('nth', words.nth, words.first)}
        {number('times', words.times, words.always)}
        {number('seconds', words.seconds, words.always)}
        {number('share', words.share, words.always)}
        {number('seed', words.seed, '1')}
      </div>
      <Button className={clsx(parts.go)} onClick={() => void add()}>
        {words.addButton}
      </Button>
    </Section>
  )
}
