/** What narrows messages, as it is typed. */
export interface TypedRange {
  type: string
  /** Of `datetime-local` fields. */
  from: string
  to: string
}

const NOTHING: TypedRange = { type: '', from: '', to: '' }

const handedOver = new Map<string, TypedRange>()

/** What a group's tab shows goes along to the export that is opened from it. */
export const handOver = (groupId: string, range: TypedRange): void => {
  handedOver.set(groupId, range)
}

export const handedOverFor = (groupId: string): TypedRange => handedOver.get(groupId) ?? NOTHING
