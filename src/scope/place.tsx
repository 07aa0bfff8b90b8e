import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { LIVE_CENTERS, type LiveCenter } from '#api/contract/fields.ts'
import type { Scope } from '#api/scope.ts'
import { useStrings } from '../ui/preferences.ts'
import { isLiveCenter } from '../ui/use-scope.ts'
import { whenIdle } from '#lib/when-idle.ts'
import { loadPlaceLists } from './load-place-lists.ts'
import { Picker } from './picker.tsx'
import { applicationQuery, applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import styles from './place.module.css'

/** Live Center / Application: where the open screen is, and the way to others. Nothing where the address names no Live Center. */
export function Place() {
  const { center, appId } = useParams()
  // Their code only: whoever opens one waits for nothing but the service. Where it fails opening tries again, and tells.
  useEffect(() => whenIdle(() => void loadPlaceLists().catch(() => undefined)), [])
  if (!isLiveCenter(center)) return null
  return (
    <>
      <CenterPicker center={center} wide={appId === undefined} />
      {appId !== undefined && (
        <>
          <span className={styles.slash} aria-hidden>
            /
          </span>
          <ApplicationPicker scope={{ center, appId }} />
        </>
      )}
    </>
  )
}

function CenterPicker({ center, wide }: { center: LiveCenter; wide: boolean }) {
  const words = useStrings(scopeStrings)
  return (
    <Picker
      label={words.liveCenter}
      shown={words[center]}
      draw={({ CenterList }, way) => <CenterList {...way} center={center} known={LIVE_CENTERS} ofAll={wide} />}
    />
  )
}

function ApplicationPicker({ scope }: { scope: Scope }) {
  const words = useStrings(scopeStrings)
  const queries = useQueryClient()
  // Asked for by the screen, and by the list once it is opened: the bar only shows what is known.
  const { data: application, error } = useQuery({ ...applicationQuery(scope), enabled: false })
  const { data: all } = useQuery({ ...applicationsQuery(scope.center), enabled: false })
  const name = application?.name ?? all?.find(({ id }) => id === scope.appId)?.name
  return (
    <Picker
      label={words.application}
      shown={name ?? scope.appId}
      onIntent={() => void queries.prefetchQuery(applicationsQuery(scope.center))}
      waiting={name === undefined && error === null}
      draw={({ ApplicationList }, way) => <ApplicationList {...way} scope={scope} />}
    />
  )
}
