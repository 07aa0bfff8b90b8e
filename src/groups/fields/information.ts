import { withEndingsOf, withLineFeeds } from '#lib/line-endings.ts'

/** The information that is sent for what is typed. What was not touched is what was opened, down to the line breaks. */
export function toInformation(typed: string, opened: string): string {
  return typed === withLineFeeds(opened) ? opened : withEndingsOf(opened, typed)
}
