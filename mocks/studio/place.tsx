import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { useScreenPlace } from './console-handle.ts'
import { useStudio } from './studio-context.tsx'

interface Place {
  /** As the operator of the studio has chosen, else as the open screen names it, else the session's first. */
  appId: string
  groupId: string
  choose(place: { appId?: string; groupId?: string }): void
}

const PlaceContext = createContext<Place | undefined>(undefined)

export function usePlace(): Place {
  const place = use(PlaceContext)
  if (place === undefined) throw new Error('This part of the studio has no place')
  return place
}

/** Which group people and shows are about, the same on all tabs. Opening another screen takes a choice back. */
export function PlaceProvider({ children }: { children: ReactNode }) {
  const screen = useScreenPlace()
  const { state } = useStudio()
  const [chosen, setChosen] = useState<{ appId?: string; groupId?: string }>({})
  const screenKey = `${screen.appId ?? ''}/${screen.groupId ?? ''}`
  const [seenKey, setSeenKey] = useState(screenKey)
  if (screenKey !== seenKey) {
    setSeenKey(screenKey)
    // Closing a dialog leads from a group to its list: the group is still the one that is meant.
    if (screen.groupId !== undefined) setChosen({})
    else if (screen.appId === seenKey.split('/')[0]) setChosen({ groupId: seenKey.split('/')[1] ?? '', ...chosen })
    else setChosen({})
  }
  const appId = chosen.appId ?? screen.appId ?? state?.applications[0]?.appId ?? ''
  const groupId = chosen.groupId ?? screen.groupId ?? ''
  const place = useMemo(
    () => ({
      appId,
      groupId,
      choose: (next: { appId?: string; groupId?: string }) => setChosen((old) => ({ ...old, ...next })),
    }),
    [appId, groupId],
  )
  return <PlaceContext value={place}>{children}</PlaceContext>
}
