import type { Member } from '#api/members.ts'
import { BYTE_ORDER_MARK, csvLine } from '../shared/csv-line.ts'

/** Members as CSV that spreadsheets read as text. `headings`: of ID and information. */
export function memberFile(rows: readonly Member[], headings: readonly [string, string]): string {
  return BYTE_ORDER_MARK + csvLine(headings) + rows.map(({ id, information }) => csvLine([id, information])).join('')
}
