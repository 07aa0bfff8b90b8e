import { expect, test } from 'vitest'
import { type DeletionRisk, deletionRisk } from './deletion-risk.ts'

const NOW = { wall: 1_700_000_000_000, running: 500_000 }
const ago = (ms: number) => ({ wall: NOW.wall - ms, running: NOW.running - ms })
const live = (onlineUsers: number) => ({ onlineUsers, sessions: 1, supergroup: false, messageCounts: [] })

test.each<[string, Parameters<typeof deletionRisk>[0], DeletionRisk]>([
  ['nobody, read just now', { group: { live: live(0) }, at: ago(0), reading: false }, 'none'],
  ['nobody, 30 seconds ago', { group: { live: live(0) }, at: ago(30_000), reading: false }, 'none'],
  ['nobody, longer ago', { group: { live: live(0) }, at: ago(30_001), reading: false }, 'old'],
  [
    'nobody, read before the computer slept',
    { group: { live: live(0) }, at: { wall: NOW.wall - 3_600_000, running: NOW.running - 10 }, reading: false },
    'old',
  ],
  [
    'nobody, and the clock was set back since',
    { group: { live: live(0) }, at: { wall: NOW.wall + 60_000, running: NOW.running - 10 }, reading: false },
    'old',
  ],
  ['somebody', { group: { live: live(1) }, at: ago(5000), reading: false }, 'online'],
  ['somebody, long ago', { group: { live: live(1) }, at: ago(31_000), reading: false }, 'old'],
  ['nobody as the list knew, being read', { group: { live: live(0) }, at: undefined, reading: true }, 'reading'],
  ['somebody as the list knew, being read', { group: { live: live(7) }, at: undefined, reading: true }, 'online'],
  [
    'nobody as the list knew, and it cannot be read',
    { group: { live: live(0) }, at: undefined, reading: false },
    'old',
  ],
  ['no number', { group: {}, at: ago(0), reading: false }, 'unknown'],
  ['no number yet', { group: {}, at: undefined, reading: true }, 'reading'],
])('%s', (_what, reading, risk) => {
  expect(deletionRisk(reading, NOW)).toBe(risk)
})
