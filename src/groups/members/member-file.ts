import type { Member } from '#api/members.ts'
import { guarded } from '#lib/formula-safe.ts'

/** Without it Excel takes Chinese for something else. */
const BYTE_ORDER_MARK = '\uFEFF'

const cell = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** Members as CSV that spreadsheets read as text. `headings`: of ID and information. */
export function memberFile(rows: readonly Member[], headings: readonly [string, string]): string {
  return BYTE_ORDER_MARK + line(headings) + rows.map(({ id, information }) => line([id, information])).join('')
}
