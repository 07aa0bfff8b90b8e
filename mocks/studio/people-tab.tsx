import { Button, Flex, InputNumber } from 'antd'
import { useState } from 'react'
import { Choice } from '../../src/ui/choice.tsx'
import { useLocale } from '../../src/ui/preferences.ts'
import { CodeInput } from './code-input.tsx'
import { joinAnswer, leaveAnswer, membersAnswer, usersAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { Field, Section } from './field.tsx'
import { InboxSection } from './inbox-section.tsx'
import { peopleStrings } from './people-strings.ts'
import { PlaceFields } from './place-fields.tsx'
import { usePlace } from './place.tsx'
import { useStudio } from './studio-context.tsx'

/** Names shown of a group's members. */
const MOST_NAMES = 30

const CONNECTION = [
  { command: 'log-in', word: 'logIn', sentence: 'loggedIn' },
  { command: 'log-out', word: 'logOut', sentence: 'loggedOut' },
  { command: 'cut-off', word: 'cutOff', sentence: 'wasCutOff' },
  { command: 'come-back', word: 'comeBack', sentence: 'cameBack' },
] as const

const namesIn = (text: string): string[] => text.split(/[\s,，、]+/).filter((name) => name !== '')

/** What the audience does: the service itself has no calls for it. */
export function PeopleTab() {
  const locale = useLocale()
  const words = peopleStrings[locale]
  const { act } = useStudio()
  const { appId, groupId } = usePlace()
  const [by, setBy] = useState<'number' | 'name'>('number')
  const [count, setCount] = useState(10)
  const [names, setNames] = useState('')
  const [connected, setConnected] = useState('')

  const who = () => {
    if (groupId === '') throw new Error(words.noGroup)
    if (by === 'number') return { appId, groupId, count }
    const users = namesIn(names)
    if (users.length === 0) throw new Error(words.noNames)
    return { appId, groupId, users }
  }
  const told = (sentence: string, supergroup: boolean) => (supergroup ? `${sentence} ${words.supergroup}` : sentence)
  const number = (value: number) => value.toLocaleString(locale)
  const join = () =>
    act(async () => {
      const { joined, online, supergroup } = await control('join', who(), joinAnswer)
      return told(words.joined(number(joined), number(online)), supergroup)
    })
  const leave = () =>
    act(async () => {
      const { left, online, supergroup } = await control('leave', who(), leaveAnswer)
      return told(words.left(number(left), number(online)), supergroup)
    })
  const look = () =>
    act(async () => {
      if (groupId === '') throw new Error(words.noGroup)
      const { online, users } = await control('members', { appId, groupId, most: MOST_NAMES }, membersAnswer)
      if (online === 0) return words.nobody
      const rest = online > users.length ? ` ${words.more(number(online - users.length))}` : ''
      return words.inside(number(online), users.join(', ') + rest)
    })
  const connect = ({ command, sentence }: (typeof CONNECTION)[number]) =>
    act(async () => {
      const users = namesIn(connected)
      if (users.length === 0) throw new Error(words.noNames)
      const moved = await control(command, { appId, users }, usersAnswer)
      return moved.users.length === 0 ? words.nobodyMoved : words[sentence](moved.users.join(', '))
    })

  return (
    <>
      <Section title={words.place}>
        <PlaceFields />
      </Section>
      <Section title={words.comeAndGo}>
        <Flex gap={12} align="end" wrap>
          <Choice
            label={words.comeAndGo}
            value={by}
            onChange={setBy}
            options={[
              { value: 'number', label: words.byNumber, title: '' },
              { value: 'name', label: words.byName, title: '' },
            ]}
          />
        </Flex>
        {by === 'number' ? (
          <Field label={words.howMany} narrow>
            {(ids) => (
              <InputNumber
                {...ids}
                min={1}
                max={20_000}
                precision={0}
                value={count}
                onChange={(value) => setCount(value ?? 1)}
              />
            )}
          </Field>
        ) : (
          <Field label={words.names} hint={words.namesHint}>
            {(ids) => <CodeInput {...ids} value={names} onChange={(event) => setNames(event.target.value)} />}
          </Field>
        )}
        <Flex gap={8} wrap>
          <Button onClick={() => void join()}>{words.join}</Button>
          <Button onClick={() => void leave()}>{words.leave}</Button>
          <Button type="link" onClick={() => void look()}>
            {words.whoIsInside}
          </Button>
        </Flex>
      </Section>
      <Section title={words.connection}>
        <Field label={words.names} hint={words.namesHint}>
          {(ids) => <CodeInput {...ids} value={connected} onChange={(event) => setConnected(event.target.value)} />}
        </Field>
        <Flex gap={8} wrap>
          {CONNECTION.map((way) => (
            <Button key={way.command} onClick={() => void connect(way)}>
              {words[way.word]}
            </Button>
          ))}
        </Flex>
      </Section>
      <InboxSection />
    </>
  )
}
