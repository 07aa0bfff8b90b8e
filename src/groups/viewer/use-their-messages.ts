import { useCallback, useEffect, useRef, useState } from 'react'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { repeatTransient } from '#api/retry.ts'
import type { Scope } from '#api/scope.ts'
import { client } from '#api/service.ts'
import { listMessages } from '#api/stored-messages.ts'
import { useUnderWay } from '../../ui/use-under-way.ts'
import { NOTHING_READ, readOn, type TheirMessages } from './their-messages.ts'

interface TheirMessagesReader {
  messages: TheirMessages
  reading: boolean
  failure: unknown
  /** Reads further back. Rejects never: see `failure`. */
  further: () => void
  /** Reads the newest ones again, and those before them. */
  anew: () => void
}

/** What one user said in a group, as far as its history is read. The user must stay the same. */
export function useTheirMessages({ center, appId }: Scope, groupId: string, sender: string): TheirMessagesReader {
  const [messages, setMessages] = useState(NOTHING_READ)
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const life = useRef<AbortController>(undefined)
  useUnderWay(reading, 'messages of a viewer')

  const read = useCallback(
    async (from: TheirMessages) => {
      life.current?.abort()
      const controller = new AbortController()
      life.current = controller
      const { signal } = controller
      setReading(true)
      setFailure(undefined)
      setMessages(from)
      const page = (token: number | undefined) =>
        repeatTransient(
          () =>
            backgroundCalls.run(
              () => listMessages(client, { center, appId }, groupId, { order: 'newest', token }, signal),
              { priority: PRIORITY.screen, signal },
            ),
          signal,
        )
      try {
        await readOn(from, sender, page, (now) => {
          if (!signal.aborted) setMessages(now)
        })
      } catch (error) {
        if (!signal.aborted) setFailure(error)
      }
      if (!signal.aborted) setReading(false)
    },
    [center, appId, groupId, sender],
  )
  useEffect(() => {
    // Once the effect is over: a read says at once that it is under way.
    queueMicrotask(() => void read(NOTHING_READ))
    return () => life.current?.abort()
  }, [read])

  return {
    messages,
    reading,
    failure,
    further: () => void read(messages),
    anew: () => void read(NOTHING_READ),
  }
}
