import { describe, expect, it } from 'vitest'
import { newIdProblems } from '#api/contract/field-rules.ts'
import { BLANK_MESSAGE, isSameMessage, nextValues, type SendValues, toMessage } from './send-values.ts'

const typed = { ...BLANK_MESSAGE, senderId: 'host', type: '1', content: 'Hello' }

describe('toMessage', () => {
  it('gives every message an ID of its own that the service takes', () => {
    const ids = Array.from({ length: 500 }, () => toMessage(typed).messageId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => newIdProblems(id).length > 0)).toEqual([])
  })

  it('keeps an ID that was typed', () => {
    expect(toMessage({ ...typed, messageId: 'gift001' }).messageId).toBe('gift001')
  })

  it('leaves out weight and increase unless they were given', () => {
    const message = toMessage(typed)
    expect(message).not.toHaveProperty('weight')
    expect(message).not.toHaveProperty('statisticsIncrease')
    expect(toMessage({ ...typed, weight: '0', increase: '0' })).toMatchObject({ weight: 0n, statisticsIncrease: 0n })
  })

  it('keeps the last digit of a 64-bit type', () => {
    expect(toMessage({ ...typed, type: '9223372036854775807' }).type).toBe(9223372036854775807n)
  })
})

describe('nextValues', () => {
  it('clears the content unless it is kept, and always what was chosen for that message alone', () => {
    const sent = {
      ...typed,
      messageId: 'gift001',
      weight: '5',
      increase: '40',
      doNotStore: true,
      doNotCache: true,
      senderInformation: '{}',
    }
    const left = { ...typed, senderInformation: '{}' }
    expect(nextValues(sent)).toEqual({ ...left, content: '' })
    expect(nextValues({ ...sent, keepContent: true })).toEqual({ ...left, keepContent: true })
  })
})

describe('isSameMessage', () => {
  it.each<[keyof SendValues, string | boolean, boolean]>([
    ['content', 'Hello ', false],
    ['senderId', 'other', false],
    ['senderInformation', '{}', false],
    ['type', '2', false],
    ['type', '001', true],
    ['messageId', 'another1', true],
    ['weight', '5', true],
    ['keepContent', true, true],
  ])('with another %s (%s): %s', (name, value, same) => {
    expect(isSameMessage(typed, { ...typed, [name]: value })).toBe(same)
  })

  it('knows that zero has a digit', () => {
    expect(isSameMessage({ ...typed, type: '0' }, { ...typed, type: '00' })).toBe(true)
    expect(isSameMessage({ ...typed, type: '' }, { ...typed, type: '0' })).toBe(false)
  })
})
