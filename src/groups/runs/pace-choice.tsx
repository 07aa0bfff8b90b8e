import * as v from 'valibot'
import { ACTIONS } from '#api/contract/actions.ts'
import { OPERATIONS } from '#api/permissions.ts'
import { createPreference } from '#lib/storage.ts'
import { NativeSelect } from '../../ui/native-select.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { runStrings } from './run-strings.ts'
import { RUN_KINDS, type RunKind } from './run-types.ts'

/** Parts of the calls a second that the service allows an account. */
const SHARES = { half: 0.5, all: 1 } as const

/** How much of what is allowed an operator's runs take: half, so that colleagues can work, unless told otherwise. */
export const paceSharePreference = createPreference(
  'runShare',
  v.picklist([SHARES.half, SHARES.all]),
  () => SHARES.half,
)

/** Calls a second at a share of what the service allows for a run of this kind. */
export const callsPerSecond = (kind: RunKind, share: number): number => ACTIONS[OPERATIONS[RUN_KINDS[kind]]].qps * share

interface PaceChoiceProps {
  kind: RunKind
  /** See `RunHead.share`. */
  value: number
  onChange: (share: number) => void
}

export function PaceChoice({ kind, value, onChange }: PaceChoiceProps) {
  const words = useStrings(runStrings)
  const locale = useLocale()
  const options = (['half', 'all'] as const).map((name) => ({
    value: SHARES[name],
    label: words[name](callsPerSecond(kind, SHARES[name]).toLocaleString(locale)),
  }))
  return (
    <NativeSelect
      label={words.pace}
      value={value === SHARES.all ? SHARES.all : SHARES.half}
      options={options}
      onChange={(share) => {
        paceSharePreference.set(share)
        onChange(share)
      }}
    />
  )
}
