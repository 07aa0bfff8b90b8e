import { expect, it } from 'vitest'
import { LIMITS } from '#api/contract/limits.ts'
import {
  ALL_MESSAGES,
  changeMessageParams,
  type MessageParams,
  paramsToMessage,
  readMessageParams,
  writeMessageParams,
} from './message-params.ts'

const read = (search: string, groupId = 'g1') => readMessageParams(new URLSearchParams(search), groupId)
const write = (params: MessageParams, search = '') =>
  writeMessageParams(new URLSearchParams(search), 'g1', params).toString()

it('writes nothing for what is usual, and keeps what the list says', () => {
  expect(write(ALL_MESSAGES, 'q=show&of=g1&find=x')).toBe('q=show')
  expect(read('')).toEqual(ALL_MESSAGES)
})

it('reads what it has written', () => {
  const all: MessageParams = {
    type: ' 10001',
    since: 100,
    until: 200,
    order: 'oldest',
    live: false,
    find: '100% & more',
    sender: 'Anna+1',
    at: undefined,
    message: undefined,
  }
  expect(read(write(all))).toEqual(all)
  const around = { ...ALL_MESSAGES, at: 0, message: 'm1' }
  expect(read(write(around))).toEqual(around)
})

it('says nothing of another group', () => {
  expect(read(write({ ...ALL_MESSAGES, sender: 'anna' }), 'g2')).toEqual(ALL_MESSAGES)
})

it('takes no notice of what is wrong, but for a type, which is told', () => {
  const wrong = 'of=g1&since=-1&until=1e9&around=253402300800&first=newest&live=on&sender=&message='
  expect(read(wrong)).toEqual(ALL_MESSAGES)
  expect(read('of=g1&type=chat').type).toBe('chat')
  expect(read('of=g1&around=5&since=1&until=9')).toEqual({ ...ALL_MESSAGES, at: 5 })
})

it('leaves a moment for a range, and a range for a moment', () => {
  const around = changeMessageParams({ ...ALL_MESSAGES, since: 1, until: 9 }, { at: 5 })
  expect(around).toEqual({ ...ALL_MESSAGES, at: 5 })
  expect(changeMessageParams(around, { since: 7 })).toEqual({ ...ALL_MESSAGES, since: 7 })
})

it('leads to a message by its second, its type and its ID, until other messages are asked for', () => {
  const led = read(write(paramsToMessage({ at: 100, type: LIMITS.int64Max, id: 'm 1' })))
  expect(led).toEqual({ ...ALL_MESSAGES, type: String(LIMITS.int64Max), since: 100, until: 100, message: 'm 1' })
  expect(changeMessageParams(led, { find: 'x' }).message).toBe('m 1')
  expect(changeMessageParams(led, { type: '' }).message).toBeUndefined()
  expect(changeMessageParams(led, { at: 100, message: 'm 1' })).toMatchObject({ at: 100, message: 'm 1' })
})
