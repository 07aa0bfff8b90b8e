import { describe, expect, it, test } from 'vitest'
import {
  administratorProblems,
  type AdministratorsValue,
  allIds,
  NO_ADMINISTRATORS,
  splitIds,
  takeBack,
  takeTyped,
  typed,
} from './administrators.ts'

describe('splitIds', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['a，b、c', ['a', 'b', 'c']],
    ['a;b；c', ['a', 'b', 'c']],
    ['a,，b,', ['a', 'b']],
    ['a\r\nb\nc', ['a', 'b', 'c']],
    ['alice, bob , carol', ['alice', 'bob', 'carol']],
    ['a\tb\u00A0c\u3000d', ['a', 'b', 'c', 'd']],
    ['"a","b"', ['a', 'b']],
    ['“a”、‘b’', ['a', 'b']],
    [`'a' "b, c"`, ['a', 'b', 'c']],
    ['', []],
    [' ,"" ', []],
  ])('%j', (text, ids) => {
    expect(splitIds(text)).toEqual(ids)
  })

  it.each(['bob-smith@example.com', 'bob.smith', 'O’Brien', 'a\u200Bb', 'a\uFEFFb', '[1]', 'a/b|c'])(
    'leaves %j whole',
    (entry) => {
      expect(splitIds(entry)).toEqual([entry])
    },
  )
})

describe('takeTyped', () => {
  it('takes the good ones of a list and leaves the bad ones to be corrected', () => {
    expect(takeTyped({ ids: [], typing: 'uid1,uid-2，uid3, uid@4' })).toEqual({
      ids: ['uid1', 'uid3'],
      typing: 'uid-2, uid@4',
    })
  })

  it('takes no more than three and no ID twice', () => {
    expect(takeTyped({ ids: ['a'], typing: 'b,a,c,d' })).toEqual({ ids: ['a', 'b', 'c'], typing: 'a, d' })
  })

  it('takes back an ID the group has already, whatever its characters', () => {
    expect(takeTyped({ ids: [], typing: 'ops_lead-1' }, ['ops_lead-1'])).toEqual({ ids: ['ops_lead-1'], typing: '' })
    expect(takeTyped({ ids: [], typing: 'ops_lead-1' })).toEqual({ ids: [], typing: 'ops_lead-1' })
  })
})

/** Letter by letter at the end, as a keyboard does it. */
function keyed(text: string, from: AdministratorsValue = NO_ADMINISTRATORS): AdministratorsValue {
  let value = from
  for (const letter of text) {
    const now = value.typing + letter
    const next = typed(value, now, now.length)
    expect(next.caret).toBe(next.value.typing.length)
    value = next.value
  }
  return value
}
const pasted = (text: string, from: AdministratorsValue = NO_ADMINISTRATORS) =>
  typed(from, from.typing + text, from.typing.length + text.length)

describe('typed', () => {
  test.each([
    'alice, bob, carol',
    'alice;bob；carol',
    'alice、bob，carol',
    'alice\tbob\tcarol',
    ' alice  bob　carol ',
    '"alice" "bob" "carol"',
    'alice, bob-smith@example.com, carol',
    'x\u200By, alice, alice',
    'alice, bob, carol, dave, erin',
    'bob_1, dora, wangfang',
  ])('by hand and pasted, %j comes to the same', (text) => {
    const byHand = takeTyped(keyed(text))
    expect(takeTyped(pasted(text).value)).toEqual(byHand)
    expect(pasted(text).value).toEqual(byHand)
    expect(allIds(keyed(text))).toHaveLength(splitIds(text).length)
  })

  it('refuses an entry whole, beside what it takes', () => {
    expect(pasted('anna;bob-smith@example.com\nliwei').value).toEqual({
      ids: ['anna', 'liwei'],
      typing: 'bob-smith@example.com',
    })
    expect(pasted('one;two;three;four;five').value).toEqual({ ids: ['one', 'two', 'three'], typing: 'four, five' })
  })

  it('keeps the separators of what is refused', () => {
    const full = { ids: ['alice', 'eve', 'mallory'], typing: '' }
    expect(keyed('bob, dora, wangfang', full)).toEqual({ ...full, typing: 'bob, dora, wangfang' })
    expect(keyed('b-b, dora, wang')).toEqual({ ids: ['dora'], typing: 'b-b, wang' })
    expect(keyed('b-b;c@c；d', full).typing).toBe('b-b;c@c；d')
  })

  it('moves no caret and takes nothing while an entry is corrected', () => {
    const wrong = { ids: [], typing: 'bob_1, dora-2, wang' }
    expect(typed(wrong, 'bob1, dora-2, wang', 3)).toEqual({
      value: { ids: [], typing: 'bob1, dora-2, wang' },
      caret: 3,
    })
    expect(typed(wrong, 'bob_1, dora_2, wang', 12).value.ids).toEqual([])
    expect(typed(wrong, 'bob_1, , dora-2, wang', 7)).toMatchObject({ caret: 7, value: { ids: [] } })
    // A separator behind a corrected one takes it, and leaves what stands behind the caret.
    const corrected = { ids: [], typing: 'bob1 dora-2, wang' }
    expect(typed(corrected, 'bob1, dora-2, wang', 5)).toEqual({
      value: { ids: ['bob1'], typing: 'dora-2, wang' },
      caret: 0,
    })
  })

  it('cuts what is typed in two where the separator is', () => {
    expect(typed({ ids: [], typing: 'annabob' }, 'anna,bob', 5)).toEqual({
      value: { ids: ['anna'], typing: 'bob' },
      caret: 0,
    })
  })

  it('puts a list into the middle without ending the word around it', () => {
    expect(typed({ ids: [], typing: 'anon' }, 'ana, b-b, con', 11)).toEqual({
      value: { ids: ['ana'], typing: 'b-b, con' },
      caret: 6,
    })
    expect(typed({ ids: [], typing: 'old' }, 'new\r\nnewer', 10).value).toEqual({ ids: ['new', 'newer'], typing: '' })
  })

  it('takes nothing of a single word that is pasted, which may be a part of one', () => {
    expect(pasted('anna').value).toEqual({ ids: [], typing: 'anna' })
    expect(pasted('anna\n').value).toEqual({ ids: ['anna'], typing: '' })
  })

  it.each(['userId', 'user_id', 'UserID', '用户ID', 'User ID', '"user-id"', 'ID', 'uid', '管理员'])(
    'leaves %j out above a column',
    (heading) => {
      const outcome = pasted(`${heading}\r\nanna\r\nli-wei\r\n`)
      expect(outcome.value).toEqual({ ids: ['anna'], typing: 'li-wei' })
      expect(outcome.heading).toBe(heading.replaceAll('"', '').replace('User ID', 'User ID'))
    },
  )

  it('takes for an ID what stands alone, in a row, or may be one', () => {
    expect(pasted('userId\n')).toMatchObject({ value: { ids: ['userId'] } })
    expect(pasted('userId, anna')).toMatchObject({ value: { ids: ['userId', 'anna'] } })
    expect(pasted('anna\nuserId')).toMatchObject({ value: { ids: ['anna', 'userId'] } })
    for (const name of ['admin', 'david', 'guid7'])
      expect(pasted(`${name}\nanna`)).toMatchObject({ value: { ids: [name, 'anna'] } })
  })
})

test('Backspace takes the last ID back to be typed at, unless it would fall apart', () => {
  expect(takeBack({ ids: ['a', 'bob'], typing: '' })).toEqual({ ids: ['a'], typing: 'bob' })
  expect(takeBack({ ids: ['a', 'b c'], typing: '' })).toEqual({ ids: ['a'], typing: '' })
  expect(takeBack({ ids: ['"b"'], typing: '' })).toEqual({ ids: [], typing: '' })
})

describe('administratorProblems', () => {
  it('names every bad ID, typed or taken, with all its faults', () => {
    expect(administratorProblems({ ids: ['a', 'b'], typing: 'a,x-y#\u200B, c,d,e' })).toEqual([
      { id: 'a', problems: [{ kind: 'duplicate', value: 'a' }] },
      {
        id: 'x-y#\u200B',
        problems: [
          { kind: 'invisible', found: '\u200B' },
          { kind: 'characters', found: '-#', allowed: 'lettersDigits' },
        ],
      },
      { id: 'd', problems: [{ kind: 'tooMany', limit: 3 }] },
      { id: 'e', problems: [{ kind: 'tooMany', limit: 3 }] },
    ])
  })

  it('counts what is left in the input', () => {
    const value = { ids: ['a'], typing: 'b' }
    expect(allIds(value)).toEqual(['a', 'b'])
    expect(administratorProblems(value)).toEqual([])
  })

  it('measures an ID in bytes', () => {
    expect(administratorProblems({ ids: [], typing: 'x'.repeat(64) })).toEqual([])
    expect(administratorProblems({ ids: [], typing: 'x'.repeat(65) })).toMatchObject([
      { problems: [{ kind: 'tooLong', used: 65, limit: 64 }] },
    ])
  })
})
