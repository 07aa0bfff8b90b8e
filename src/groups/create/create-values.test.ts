import { expect, test } from 'vitest'
import type { Group } from '#api/groups.ts'
import { BLANK, copyOf, sameButId, sameStaff } from './create-values.ts'

const sent = {
  id: 'first1',
  name: ' Night 1 ',
  owner: 'producer07',
  administrators: { ids: ['anna'], typing: ' liwei, ' },
  information: '{"room":1}',
}

test('a copy is what the group holds, to the letter, without its ID', () => {
  const group: Group = {
    id: 'legacy_1',
    name: ' 双十一\u200B ',
    owner: 'admin_old',
    administrators: ['a', 'b_2', 'c', 'd'],
    information: '\r\n{}',
    createdAt: 1,
    deleted: true,
  }
  expect(copyOf(group)).toEqual({
    id: '',
    name: ' 双十一\u200B ',
    owner: 'admin_old',
    administrators: { ids: ['a', 'b_2', 'c', 'd'], typing: '' },
    information: '\r\n{}',
  })
})

test('the next new group keeps owner and administrators, those that were still being typed as well', () => {
  expect(sameStaff(sent)).toEqual({
    ...BLANK,
    owner: 'producer07',
    administrators: { ids: ['anna', 'liwei'], typing: '' },
  })
})

test('the next copy keeps everything but the ID', () => {
  expect(sameButId(sent)).toEqual({ ...sent, id: '', administrators: { ids: ['anna', 'liwei'], typing: '' } })
})
