import { expect, it } from 'vitest'
import { costlyCharacters } from './costly-characters.ts'

const of = (text: string) =>
  costlyCharacters(text, 3, 2).map(({ kind, bytes, count, samples }) => [kind, bytes, count, samples.join('')])

it.each([
  ['plain text\r\n\t{}', []],
  ['直播间直播', [['character', 3, 5, '直播']]],
  ['é é ü ß', [['character', 2, 4, 'éü']]],
  [
    '直播 🎤🎤😀 é',
    [
      ['emoji', 4, 3, '🎤😀'],
      ['character', 3, 2, '直播'],
      ['character', 2, 1, 'é'],
    ],
  ],
  // One that the eye sees: a family, a flag, a keycap, a letter and its accent.
  [
    '👨‍👩‍👧🇨🇳1️⃣e\u0301',
    [
      ['emoji', 18, 1, '👨‍👩‍👧'],
      ['emoji', 8, 1, '🇨🇳'],
      ['emoji', 7, 1, '1️⃣'],
    ],
  ],
  [
    '😀'.repeat(3) + '直'.repeat(5),
    [
      ['character', 3, 5, '直'],
      ['emoji', 4, 3, '😀'],
    ],
  ],
  ['©', [['character', 2, 1, '©']]],
  ['𠮷', [['character', 4, 1, '𠮷']]],
  ['\uD83D', []],
])('names what takes several bytes in %j', (text, found) => {
  expect(of(text)).toEqual(found)
})
