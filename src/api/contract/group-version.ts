import { sha256Hex } from '#lib/sha256.ts'

/**
 * The `If-Match` value of a group: a quoted hash of what ModifyLiveMessageGroup can change. The API has no version
 * field, so the console's wire adds one: ModifyLiveMessageGroup with `If-Match` is refused with 412 and the current
 * values when they differ from those the operator opened.
 */
export function groupVersion(information: string, administrators: readonly string[]): string {
  return `"${sha256Hex(JSON.stringify([information, administrators]))}"`
}
