/** What the pickers of the bar open: a chunk of its own, which no first screen waits for. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { LiveCenter } from '#api/contract/fields.ts'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useStrings } from '../ui/preferences.ts'
import { PickList } from './pick-list.tsx'
import type { PickerWay } from './picker-way.ts'
import { applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'

interface CenterListProps extends PickerWay {
  center: LiveCenter
  known: readonly LiveCenter[]
  /** The open screen is one of the whole Live Center, and so is the one it leads to. */
  ofAll: boolean
}

export function CenterList({ center, known, ofAll, ...way }: CenterListProps) {
  const words = useStrings(scopeStrings)
  const navigate = useNavigate()
  return (
    <PickList
      {...way}
      chosen={center}
      options={known.map((id) => ({ id, name: words[id] }))}
      nothing={words.noCenterFound}
      onChoose={(id) => void navigate(ofAll ? paths.applications(id) : paths.center(id))}
    />
  )
}

export function ApplicationList({ scope, ...way }: PickerWay & { scope: Scope }) {
  const words = useStrings(scopeStrings)
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useQuery(applicationsQuery(scope.center))
  // What could not be read may hold a match.
  const nothing =
    data !== undefined ? words.noApplicationFound : isPending ? words.loadingApplications : words.failedListTitle
  return (
    <PickList
      {...way}
      chosen={scope.appId}
      options={(data ?? []).map(({ id, name, disabled }) => ({
        id,
        name,
        code: id,
        ...(disabled ? { note: words.disabledTag } : {}),
      }))}
      nothing={nothing}
      failure={error === null ? undefined : { what: words.failedListTitle, error, onRetry: () => void refetch() }}
      onChoose={(appId) => void navigate(paths.groups({ center: scope.center, appId }))}
    />
  )
}
