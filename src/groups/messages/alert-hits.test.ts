import { expect, it } from 'vitest'
import type { LogRow } from '#api/message-log.ts'
import { countHits, countOf, hitsOf } from './alert-hits.ts'
import { matchersOf, wordProblem } from './alert-words.ts'

const row = (content: string, seq = 1): LogRow => ({
  seq: BigInt(seq),
  id: 'm',
  type: 1n,
  content,
  at: 1,
  senderId: 'anna',
  senderInformation: '',
  gone: false,
})
const wordsOf = (of: LogRow, ...words: string[]) => hitsOf(of, matchersOf(words)).map(({ word }) => word)

it('tells of each row which of the words are in it, also after words came and went', () => {
  const said = row('I want a refund, 退款!')
  expect(wordsOf(said, 'refund')).toEqual(['refund'])
  expect(wordsOf(said, 'refund', '退款', 'gift')).toEqual(['refund', '退款'])
  expect(wordsOf(said, 'gift', '退款')).toEqual(['退款'])
  expect(wordsOf(said)).toEqual([])
})

it('looks through a row once for each word', () => {
  let looks = 0
  const said = {
    ...row(''),
    get content() {
      looks += 1
      return 'refund'
    },
  }
  const [first, second] = [matchersOf(['refund']), matchersOf(['refund', 'gift'])]
  hitsOf(said, first)
  hitsOf(said, first)
  hitsOf(said, matchersOf(['refund']))
  expect(looks).toBe(1)
  hitsOf(said, second)
  expect(looks).toBe(2)
})

it('finds what JSON writes with escapes', () => {
  expect(wordsOf(row(String.raw`{"text":"\u9000\u6b3e"}`), '退款')).toEqual(['退款'])
  expect(wordsOf(row(String.raw`{"text":"\u9000"}`), 'u9000')).toEqual(['u9000'])
})

it('counts rows, not places', () => {
  const rows = ['refund refund gift', 'gift', 'nothing'].map(row)
  const { rows: hit, byWord } = countHits(rows, matchersOf(['refund', 'gift', 'rose']))
  expect(hit).toBe(2)
  expect([...byWord]).toEqual([
    ['refund', 1],
    ['gift', 2],
    ['rose', 0],
  ])
  const [gift] = matchersOf(['gift'])
  expect(gift && countOf(rows, gift)).toBe(2)
})

it('takes no word twice, and none of stars alone', () => {
  expect(wordProblem('', ['a'])).toBeUndefined()
  expect(wordProblem(' ＲＥＦＵＮＤ ', ['refund'])).toBe('taken')
  expect(wordProblem('**', [])).toBe('stars')
  expect(wordProblem('re*', ['refund'])).toBeUndefined()
})
