import { useQuery } from '@tanstack/react-query'
import { Checkbox, Tag } from 'antd'
import { clsx } from 'clsx'
import { useState } from 'react'
import * as v from 'valibot'
import { formatTime } from '#lib/time.ts'
import { IdText } from '../../src/ui/id-text.tsx'
import { LongText } from '../../src/ui/long-text.tsx'
import { useLocale } from '../../src/ui/preferences.ts'
import { callsStrings } from './calls-strings.ts'
import { callsAnswer, type SeenCall } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Facts } from './facts.tsx'
import { Section } from './field.tsx'
import { prettyJson } from './pretty-json.ts'
import { studioQueries } from './studio-context.tsx'
import styles from './calls-tab.module.css'
import parts from './parts.module.css'

const REFRESH_MS = 1000
const KEY = ['calls']
const MOST_KEPT = 300
const MOST_SHOWN = 100

/** Asks only for what is new. The counting starts anew with the page, and so does the studio. */
async function newCalls(): Promise<SeenCall[]> {
  const known = studioQueries.getQueryData<SeenCall[]>(KEY) ?? []
  const { calls } = await control('calls', { after: known.at(-1)?.number ?? 0 }, callsAnswer)
  return calls.length === 0 ? known : [...known, ...calls].slice(-MOST_KEPT)
}

const isFailure = ({ status, faults }: SeenCall) => status !== 200 || faults.length > 0

/** Every call of this page with what was asked and answered, newest first. */
export function CallsTab({ active }: { active: boolean }) {
  const locale = useLocale()
  const words = callsStrings[locale]
  const [failuresOnly, setFailuresOnly] = useState(false)
  const { data = [] } = useQuery(
    { queryKey: KEY, queryFn: newCalls, enabled: active, refetchInterval: REFRESH_MS },
    studioQueries,
  )
  const chosen = failuresOnly ? data.filter(isFailure) : data
  const shown = chosen.slice(-MOST_SHOWN).toReversed()
  return (
    <Section
      title={words.title}
      aside={
        <Checkbox checked={failuresOnly} onChange={(event) => setFailuresOnly(event.target.checked)}>
          {words.failuresOnly}
        </Checkbox>
      }
    >
      {shown.length === 0 && <p className="muted">{failuresOnly ? words.noFailures : words.none}</p>}
      <ul className={parts.list} aria-label={words.title}>
        {shown.map((call) => (
          <li key={call.number}>
            <CallLine call={call} />
          </li>
        ))}
      </ul>
      {chosen.length > shown.length && (
        <span className={parts.hint}>{words.olderHidden((chosen.length - shown.length).toLocaleString(locale))}</span>
      )}
    </Section>
  )
}

const subject = v.object({ GroupId: v.string() })

/** The group a call is about, which tells one Describe from twenty others. */
function subjectOf({ params }: SeenCall): string {
  const parsed = v.safeParse(subject, params)
  return parsed.success ? parsed.output.GroupId : ''
}

function CallLine({ call }: { call: SeenCall }) {
  const words = callsStrings[useLocale()]
  const [open, setOpen] = useState(false)
  const { status, code } = call
  return (
    <details className={styles.call} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.action}>{call.action}</span>
        <span className={clsx('numeric', styles.status, status !== 200 && styles.bad)}>
          {status === 0 ? words.notCarriedOut : [status, code].filter((part) => part !== undefined).join(' ')}
        </span>
        <span className={styles.more}>
          <span className={parts.hint}>
            {formatTime(call.at)} <code>{subjectOf(call)}</code>
          </span>
          {call.faults.map((kind) => (
            <Tag key={kind} color="warning">
              {words.fault(kind)}
            </Tag>
          ))}
        </span>
      </summary>
      {open && <CallDetails call={call} />}
    </details>
  )
}

function CallDetails({ call }: { call: SeenCall }) {
  const words = callsStrings[useLocale()]
  return (
    <div className={styles.details}>
      <Facts
        facts={{
          [words.requestId]: <IdText id={call.requestId} what={words.requestId} />,
          [words.ifMatch]: call.ifMatch === undefined ? undefined : <code>{call.ifMatch}</code>,
          [words.message]: call.message,
        }}
      />
      <h4>{words.request}</h4>
      <LongText label={`${words.request} ${call.requestId}`}>{prettyJson(call.params)}</LongText>
      {call.message === undefined && (
        <>
          <h4>{words.answer}</h4>
          {call.answer === undefined ? (
            <p className="muted">{words.noAnswer}</p>
          ) : (
            <LongText label={`${words.answer} ${call.requestId}`}>{prettyJson(call.answer)}</LongText>
          )}
        </>
      )}
    </div>
  )
}
