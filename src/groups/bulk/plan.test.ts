import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { LIMITS, RETENTION } from '#api/contract/limits.ts'
import type { Candidate } from './candidates.ts'
import {
  countReasons,
  newTypeIn,
  type Plan,
  planAdministrators,
  planDeletion,
  planRestoring,
  planSending,
} from './plan.ts'

const NOW = 1_800_000_000

const group = (id: string, facts: Partial<Candidate> = {}): Candidate => ({
  id,
  name: '',
  known: 'read',
  deleted: false,
  administrators: [],
  onlineUsers: undefined,
  deletedAt: undefined,
  types: undefined,
  ...facts,
})
const live = (id: string, onlineUsers: number, facts: Partial<Candidate> = {}) =>
  group(id, { onlineUsers, types: [], ...facts })
const deleted = (id: string, deletedAt: number | undefined) => group(id, { deleted: true, deletedAt })
const gone = (id: string) => group(id, { known: 'gone' })
const unknown = (id: string) => group(id, { known: 'unknown' })

const ids = (items: readonly { group: Candidate }[]) => items.map((item) => item.group.id)
const why = ({ left }: Plan) => Object.fromEntries(left.map((item) => [item.group.id, item.why]))

test('deletes what is not deleted, or only that where nobody is online', () => {
  const groups = [
    live('a', 0),
    live('b', 7),
    deleted('c', NOW),
    gone('d'),
    unknown('e'),
    group('f', { known: 'listed' }),
  ]
  const all = planDeletion(groups, { sparing: false })
  expect(ids(all.todo)).toEqual(['a', 'b', 'f'])
  expect(why(all)).toEqual({ c: 'deleted', d: 'gone', e: 'notRead' })
  const sparing = planDeletion(groups, { sparing: true })
  expect(ids(sparing.todo)).toEqual(['a'])
  expect(why(sparing)).toMatchObject({ b: 'online', f: 'nobodyKnows' })
})

describe('restoring', () => {
  const day = 86_400
  const groups = [
    deleted('new', NOW - day),
    deleted('old', NOW - 29 * day),
    deleted('over', NOW - RETENTION.deletedGroup),
    live('live', 0),
    deleted('nobodyknows', undefined),
  ]

  it('begins with what has least time left', () => {
    const plan = planRestoring(groups, { now: NOW, free: 100 })
    expect(ids(plan.todo)).toEqual(['old', 'new', 'nobodyknows'])
    expect(why(plan)).toEqual({ over: 'over', live: 'notDeleted' })
  })

  it('plans no more than there are places', () => {
    const plan = planRestoring(groups, { now: NOW, free: 1 })
    expect(ids(plan.todo)).toEqual(['old'])
    expect(why(plan)).toMatchObject({ new: 'noPlace', nobodyknows: 'noPlace' })
    expect(planRestoring(groups, { now: NOW, free: 0 }).todo).toEqual([])
  })

  it('leaves it to the service where the places are not known', () => {
    expect(planRestoring(groups, { now: NOW, free: undefined }).todo).toHaveLength(3)
  })
})

describe('sending', () => {
  const full = Array.from({ length: LIMITS.messageTypesPerGroup }, (_, type) => String(type))
  const groups = [
    live('busy', 5),
    live('empty', 0),
    deleted('deleted', NOW),
    group('listed', { known: 'listed' }),
    live('full', 3, { types: full }),
  ]

  it('goes where somebody is online', () => {
    const plan = planSending(groups, { everywhere: false, type: undefined })
    expect(ids(plan.todo)).toEqual(['busy', 'full'])
    expect(why(plan)).toEqual({ empty: 'nobodyOnline', deleted: 'deleted', listed: 'nobodyKnows' })
    expect(ids(planSending(groups, { everywhere: true, type: undefined }).todo)).toEqual([
      'busy',
      'empty',
      'listed',
      'full',
    ])
  })

  it('spares groups that take no further type', () => {
    expect(why(planSending(groups, { everywhere: true, type: '99' }))).toMatchObject({ full: 'typesFull' })
    const known = planSending(groups, { everywhere: true, type: '29' })
    expect(ids(known.todo)).toContain('full')
    // Where the types are not known, nobody can say that it is new.
    expect(newTypeIn(known, '29')).toBe(2)
  })
})

describe('administrators', () => {
  const change = { add: ['new'], remove: ['old'] }

  it.each([
    [
      ['old', 'b'],
      ['b', 'new'],
    ],
    [
      ['a', 'b', 'old'],
      ['a', 'b', 'new'],
    ],
    [[], ['new']],
  ])('%j become %j', (now, becomes) => {
    expect(planAdministrators([group('g', { administrators: now })], change).todo).toMatchObject([{ becomes }])
  })

  it('are left alone where they are so, where they would be too many, and in deleted groups', () => {
    const plan = planAdministrators(
      [
        group('so', { administrators: ['new', 'b'] }),
        group('many', { administrators: ['a', 'b', 'c'] }),
        group('deleted', { deleted: true, administrators: ['old'] }),
      ],
      change,
    )
    expect(plan.todo).toEqual([])
    expect(why(plan)).toEqual({ so: 'unchanged', many: 'tooMany', deleted: 'deleted' })
  })
})

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const candidate = fc.record({
  name: fc.string(),
  known: fc.constantFrom('read', 'listed', 'gone', 'unknown'),
  deleted: fc.boolean(),
  administrators: fc.uniqueArray(person, { maxLength: LIMITS.administrators }),
  onlineUsers: fc.option(fc.nat(3), { nil: undefined }),
  deletedAt: fc.option(fc.integer({ min: NOW - RETENTION.deletedGroup - 5, max: NOW }), { nil: undefined }),
  types: fc.option(fc.uniqueArray(fc.nat(40).map(String), { minLength: 25, maxLength: LIMITS.messageTypesPerGroup }), {
    nil: undefined,
  }),
})
const selection = fc
  .uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 })
  .chain((names) => fc.tuple(...names.map((id) => candidate.map((facts) => ({ ...facts, id })))))
const change = fc.record({ add: fc.uniqueArray(person, { maxLength: 3 }), remove: fc.uniqueArray(person) })

/** Every selected group once, and in no list what belongs into the other. */
function expectWhole(groups: readonly Candidate[], plan: Plan, mayBeDone: (item: Plan['todo'][number]) => boolean) {
  expect([...ids(plan.todo), ...ids(plan.left)].toSorted()).toEqual(groups.map(({ id }) => id).toSorted())
  expect(countReasons(plan.left).reduce((sum, { count }) => sum + count, 0)).toBe(plan.left.length)
  for (const item of plan.todo) {
    expect(['read', 'listed']).toContain(item.group.known)
    expect(mayBeDone(item)).toBe(true)
  }
}

test('a plan has every selected group once, and nothing in it that cannot be done', () => {
  fc.assert(
    fc.property(
      selection,
      fc.boolean(),
      fc.option(fc.nat(10), { nil: undefined }),
      fc.option(fc.nat(40).map(String), { nil: undefined }),
      change,
      (groups, flag, free, type, wanted) => {
        expectWhole(
          groups,
          planDeletion(groups, { sparing: flag }),
          (item) => !item.group.deleted && (!flag || item.group.onlineUsers === 0),
        )
        const restoring = planRestoring(groups, { now: NOW, free })
        expectWhole(
          groups,
          restoring,
          ({ group: { deleted: isDeleted, deletedAt = NOW } }) => isDeleted && NOW < deletedAt + RETENTION.deletedGroup,
        )
        expect(restoring.todo.length).toBeLessThanOrEqual(free ?? Infinity)
        const short = restoring.left.some((item) => item.why === 'noPlace')
        expect(short).toBe(short && restoring.todo.length === free)
        expectWhole(
          groups,
          planSending(groups, { everywhere: flag, type }),
          (item) =>
            !item.group.deleted &&
            (flag || (item.group.onlineUsers ?? 0) > 0) &&
            (type === undefined ||
              item.group.types === undefined ||
              new Set([...item.group.types, type]).size <= LIMITS.messageTypesPerGroup),
        )
        expectWhole(
          groups,
          planAdministrators(groups, wanted),
          ({ group: { deleted: isDeleted, administrators }, becomes }) => {
            const isOther = becomes?.toSorted().join() !== administrators.toSorted().join()
            return !isDeleted && isOther && (becomes?.length ?? 0) <= LIMITS.administrators
          },
        )
      },
    ),
  )
})
