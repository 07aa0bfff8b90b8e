import { describe, expect, it } from 'vitest'
import { columnOf, nearestColumn, saysDeleted } from './columns.ts'

describe('a heading', () => {
  it.each([
    ['Group ID', 'id'],
    [' group_id* ', 'id'],
    ['GroupId', 'id'],
    ['群组ID', 'id'],
    ['群组 ＩＤ', 'id'],
    ['名称', 'name'],
    ['CreatorId', 'owner'],
    ['管理员', 'administrators'],
    ['AdminList', 'administrators'],
    ['GroupInfo', 'information'],
    ['群组扩展信息', 'information'],
    ['onlineUsers', 'onlineUsers'],
    ['Deleted', 'deletedAt'],
    ['错误说明', 'problem'],
    ['Remark', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('%j names %s', (heading, key) => {
    expect(columnOf(heading)).toBe(key)
  })

  it.each([
    ['Onwer', 'owner'],
    ['Grup Name', 'name'],
    ['Administators', 'administrators'],
    ['群祖名称', 'name'],
    ['Remark', undefined],
    ['x', undefined],
  ])('%j is taken for a misspelt %s', (heading, key) => {
    expect(nearestColumn(heading)).toBe(key)
  })
})

it('knows deleted groups in both languages, and as JSON says it', () => {
  expect(['Deleted', '已删除', 'deleted', 'Normal', '正常', ''].map(saysDeleted)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
