import { useParams } from 'react-router'
import { LIVE_CENTERS, type LiveCenter } from '#api/contract/fields.ts'
import type { Scope } from '#api/scope.ts'

export function isLiveCenter(text: string | undefined): text is LiveCenter {
  return LIVE_CENTERS.some((center) => center === text)
}

/** The Live Center and application of the address. The layout above has checked that the center exists. */
export function useScope(): Scope {
  const { center, appId } = useParams()
  if (!isLiveCenter(center) || appId === undefined)
    throw new Error('This screen needs a Live Center and an application')
  return { center, appId }
}
