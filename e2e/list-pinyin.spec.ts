/** Finding Chinese by how it is spelled in Latin letters. */
import { GROUPS } from '../mocks/scenarios/names.ts'
import { expect, test } from './fixtures.ts'
import { groupsPage, TYPICAL } from './groups-page.ts'

test('a Chinese name is found by initials, syllables and some of both', { tag: '@gateway' }, async ({ page }) => {
  const list = groupsPage(page)
  await list.open()
  // No two in a row find the same: what is on screen still must not pass for the next one's.
  const cases: [query: string, ids: string[]][] = [
    // Of 双十一狂欢夜, and of 城市摄影漫步.
    ['ssy', ['photowalk', GROUPS.chinese]],
    ['ssyk', [GROUPS.chinese]],
    ['kouyu hsk', ['mandarinhsk3']],
    ['shsyku', [GROUPS.chinese]],
    ['kqmdt', ['kunqu']],
    ['shuangshiyi', [GROUPS.chinese]],
    ['ssyx', []],
    ['ShuangSYk liwei', [GROUPS.chinese]],
  ]
  for (const [query, ids] of cases) {
    await list.search.fill(query)
    await expect(list.ids, query).toHaveText(ids)
    await expect(page.getByText(`${ids.length} found in all 60 groups`).first()).toBeVisible()
  }
})

test.describe('the chunk with pinyin', () => {
  /** What no in-browser backend has: its worker would ask for the chunk in the page's stead. `npm test` runs these too. */
  const tag = ['@real', '@gateway']
  const CHUNK = '**/assets/simplified-pinyin-*.js'

  test('arrives later than the search, which then finds what it had not', { tag }, async ({ page }) => {
    const asked = Promise.withResolvers<void>()
    const arrives = Promise.withResolvers<void>()
    await page.route(CHUNK, async (route) => {
      asked.resolve()
      await arrives.promise
      await route.continue()
    })
    const list = groupsPage(page)
    await list.open(TYPICAL, '?q=ssy')
    await asked.promise
    await expect(list.table.getByText('No group matches')).toBeVisible()
    arrives.resolve()
    await expect(list.ids).toHaveText(['photowalk', GROUPS.chinese])
  })

  test('may be missing: everything else is found', { tag }, async ({ page, expectRefusal }) => {
    expectRefusal(404, 'simplified-pinyin')
    await page.route(CHUNK, (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found\n' }))
    const list = groupsPage(page)
    const missed = page.waitForResponse(CHUNK)
    await list.open(TYPICAL, '?q=spring')
    await missed
    await expect(list.ids).toHaveText(['springfashion'])
    await list.search.fill('kunqu')
    await expect(list.ids).toHaveText(['kunqu'])
  })
})
