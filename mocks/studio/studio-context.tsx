import { QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import * as v from 'valibot'
import { useStrings } from '../../src/ui/preferences.ts'
import { useConsoleHandle } from './console-handle.ts'
import { type SessionState, stateAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { panelStrings } from './panel-strings.ts'

/** Of the studio alone: resetting what the console has read must not reset what the studio shows. */
export const studioQueries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 0 } },
})

const REFRESH_MS = 1000
const STATE_KEY = ['state']

/** For an action after which the service would answer the console differently. */
export const CHANGES = { changes: true }

interface Report {
  text: string
  failed: boolean
}

interface Studio {
  /** Undefined until it has been read. */
  state: SessionState | undefined
  /** What came of the last action. */
  report: Report | undefined
  /** Runs an action and reports the sentence it returns, or why it failed. `changes`: the console reads again what it shows. */
  act(work: () => Promise<string>, options?: { changes?: boolean }): Promise<boolean>
}

const StudioContext = createContext<Studio | undefined>(undefined)

export function useStudio(): Studio {
  const studio = use(StudioContext)
  if (studio === undefined) throw new Error('This part of the studio stands outside of it')
  return studio
}

export function StudioProvider({ children }: { children: ReactNode }) {
  const words = useStrings(panelStrings)
  const handle = useConsoleHandle()
  const [report, setReport] = useState<Report>()
  const { data: state, error } = useQuery(
    { queryKey: STATE_KEY, queryFn: () => control('state', {}, stateAnswer), refetchInterval: REFRESH_MS },
    studioQueries,
  )
  const explain = useCallback(
    (reason: unknown) => (v.isValiError(reason) || !(reason instanceof Error) ? words.unreadable : reason.message),
    [words],
  )
  const act = useCallback(
    async (work: () => Promise<string>, { changes = false } = {}) => {
      try {
        setReport({ text: await work(), failed: false })
      } catch (reason) {
        setReport({ text: explain(reason), failed: true })
        return false
      }
      if (changes) handle.refresh()
      await studioQueries.refetchQueries()
      return true
    },
    [handle, explain],
  )
  const studio = useMemo(
    () => ({ state, report: report ?? (error === null ? undefined : { text: explain(error), failed: true }), act }),
    [state, report, error, explain, act],
  )
  return <StudioContext value={studio}>{children}</StudioContext>
}
