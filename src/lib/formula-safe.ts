/** What a spreadsheet takes for the beginning of a formula, or, as an apostrophe, for a mark that the rest is text. */
const RISKY_START = /^[=+\-@\t\r']/
const GUARDED_START = /^'[=+\-@\t\r']/

/** A value as a cell of a CSV file holds it: one apostrophe in front of whatever a spreadsheet would run or swallow. */
export const guarded = (value: string): string => (RISKY_START.test(value) ? `'${value}` : value)

/** The value of a cell: the apostrophe goes where `guarded` puts one, and nowhere else. */
export const unguarded = (cell: string): string => (GUARDED_START.test(cell) ? cell.slice(1) : cell)
