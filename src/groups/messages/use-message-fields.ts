import { formatTime } from '#lib/time.ts'
import type { ActiveFilter } from '../../ui/filter-chips.tsx'
import { filterStrings } from '../../ui/filter-strings.ts'
import { useStrings } from '../../ui/preferences.ts'
import { useSearchText } from '../../ui/use-search-text.ts'
import type { MessageParams } from './message-params.ts'
import { messagesStrings } from './messages-strings.ts'
import { useMomentText } from './moment-text.ts'
import { isType } from './typed-range.ts'
import type { ChangeMessages } from './use-message-params.ts'

export type MessageFields = ReturnType<typeof useMessageFields>

/** The fields that say which messages the service is asked for: as they are typed, and what is wrong with what the address says. */
export function useMessageFields(params: MessageParams, change: ChangeMessages) {
  const words = useStrings(messagesStrings)
  const { since, until } = params
  const type = useSearchText(params.type, (text) => change({ type: text }))
  const from = useMomentText(since, (moment) => change({ since: moment }))
  const to = useMomentText(until, (moment) => change({ until: moment }))
  const isReversed = since !== undefined && until !== undefined && since > until
  return {
    type,
    from,
    to,
    typeFault: isType(params.type) ? undefined : words.typeInvalid,
    rangeFault: isReversed ? words.rangeInvalid : undefined,
  }
}

/** The message type that is asked for; undefined for all, and for what is none. */
export const typeOf = ({ type }: MessageParams): bigint | undefined =>
  type.trim() === '' || !isType(type) ? undefined : BigInt(type.trim())

export const NO_FILTERS: Partial<MessageParams> = {
  type: '',
  since: undefined,
  until: undefined,
  sender: undefined,
}

/** The filters that are on, as one reads them. */
export function useActiveFilters(params: MessageParams): ActiveFilter<Partial<MessageParams>>[] {
  const words = useStrings(messagesStrings)
  const spans = useStrings(filterStrings)
  const { type, since, until, sender } = params
  const active: ActiveFilter<Partial<MessageParams>>[] = []
  if (type.trim() !== '') active.push({ name: words.type, value: type, off: { type: '' } })
  const from = since === undefined ? undefined : formatTime(since)
  const to = until === undefined ? undefined : formatTime(until)
  if (from !== undefined || to !== undefined) {
    const value =
      from === undefined
        ? spans.until(to ?? '')
        : to === undefined
          ? spans.since(from)
          : from === to
            ? from
            : spans.between(from, to)
    active.push({ name: words.time, value, off: { since: undefined, until: undefined } })
  }
  if (sender !== undefined) active.push({ name: words.sender, value: sender, off: { sender: undefined } })
  return active
}
