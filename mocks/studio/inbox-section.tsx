import { useQuery } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { formatTime } from '#lib/time.ts'
import { useLocale } from '../../src/ui/preferences.ts'
import { CodeInput } from './code-input.tsx'
import { inboxAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Field, Section } from './field.tsx'
import { inboxLine } from './inbox-item.ts'
import { peopleStrings } from './people-strings.ts'
import { usePlace } from './place.tsx'
import { studioQueries } from './studio-context.tsx'
import styles from './inbox-section.module.css'
import parts from './parts.module.css'

const REFRESH_MS = 2000

/** What reached a simulated user, newest first, and what still arrives. */
export function InboxSection() {
  const locale = useLocale()
  const words = peopleStrings[locale]
  const { appId } = usePlace()
  const [typed, setTyped] = useState('')
  const [userId, setUserId] = useState('')
  const { data, error } = useQuery(
    {
      queryKey: ['inbox', appId, userId],
      queryFn: () => control('inbox', { appId, userId }, inboxAnswer),
      enabled: userId !== '' && appId !== '',
      refetchInterval: REFRESH_MS,
    },
    studioQueries,
  )
  const read = (event: SubmitEvent) => {
    event.preventDefault()
    setUserId(typed.trim())
  }
  return (
    <Section title={words.inbox}>
      <form onSubmit={read}>
        <Field label={words.user}>
          {(ids) => (
            <Space.Compact block>
              <CodeInput {...ids} value={typed} onChange={(event) => setTyped(event.target.value)} />
              <Button htmlType="submit" disabled={typed.trim() === ''}>
                {words.read}
              </Button>
            </Space.Compact>
          )}
        </Field>
      </form>
      {error !== null && <p className={parts.problem}>{error.message}</p>}
      {data !== undefined && userId !== '' && (
        <>
          <p className="muted">
            {userId}: {data.online ? words.online : words.offline},{' '}
            {data.groups.length === 0 ? words.inNone : words.inGroups(data.groups.join(', '))}
          </p>
          {data.items.length === 0 ? (
            <p className="muted">{words.emptyInbox}</p>
          ) : (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
            <div className={styles.inbox} role="region" tabIndex={0} aria-label={words.inboxTitle(userId)}>
              <ul className={parts.list}>
                {data.items.toReversed().map((item) => {
                  const { title, body } = inboxLine(item, locale)
                  return (
                    <li key={item.n}>
                      <span className={parts.hint}>
                        {formatTime(item.at)} {typeof item['groupId'] === 'string' ? item['groupId'] : ''}
                      </span>
                      <span>{title}</span>
                      {body !== undefined && body !== '' && <bdi className={styles.said}>{body}</bdi>}
                    </li>
                  )
                })}
              </ul>
            </div>
          )}
        </>
      )}
    </Section>
  )
}
