import { expect, it } from 'vitest'
import { foundIn, holding } from './find-applications.ts'

it('finds a part of any text, whatever the case', () => {
  const items = [
    ['Starlight Live', 'star001'],
    ['双十一直播间', 'doubleelev11'],
    ['İstanbul', 'x'],
  ] as const
  const find = (typed: string) => holding(items, typed, (texts) => texts).map(([name]) => name)
  expect(find('')).toHaveLength(3)
  expect(find(' LIVE ')).toEqual(['Starlight Live'])
  expect(find('Elev')).toEqual(['双十一直播间'])
  expect(find('十一')).toEqual(['双十一直播间'])
  expect(find('none')).toEqual([])
})

it('tells where', () => {
  expect(foundIn('Starlight Live', 'LIVE')).toEqual([{ start: 10, end: 14 }])
  expect(foundIn('Starlight Live', ' ')).toEqual([])
  expect(foundIn('İstanbul', 'bul'), 'where it cannot be told').toEqual([])
})
