import { QueryClient, useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import * as v from 'valibot'
import { useStrings } from '../../src/ui/preferences.ts'
import { type SessionState, stateAnswer } from '../controls/answers.ts'
import { control } from './control-client.ts'
import { panelStrings } from './panel-strings.ts'

/** Of the studio alone: resetting what the console has read must not reset what the studio shows. */
export const studioQueries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 0 } },
})

const REFRESH_MS = 1000
const STATE_KEY = ['state']

interface Report {
  text: string
  failed: boolean
}

interface Studio {
  /** Undefined until it has been read. */
  state: SessionState | undefined
  /** What came of the last action. */
  report: Report | undefined
  /** Runs an action and reports the sentence it returns, or why it failed. The console follows what it changes by itself. */
  act(work: () => Promise<string>): Promise<boolean>
}

const StudioContext = createContext<Studio | undefined>(undefined)

export function useStudio(): Studio {
  const studio = use(StudioContext)
  if (studio === undefined) throw new Error('This part of the studio stands outside of it')
  return studio
}

export function StudioProvider({ children }: { children: ReactNode }) {
  const words = useStrings(panelStrings)
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
    async (work: () => Promise<string>) => {
      try {
        setReport({ text: await work(), failed: false })
      } catch (reason) {
        setReport({ text: explain(reason), failed: true })
        return false
      }
      await studioQueries.refetchQueries()
      return true
    },
    [explain],
  )
  const studio = useMemo(
    () => ({ state, report: report ?? (error === null ? undefined : { text: explain(error), failed: true }), act }),
    [state, report, error, explain, act],
  )
  return <StudioContext value={studio}>{children}</StudioContext>
}
