import { useState } from 'react'
import * as v from 'valibot'
import { readStored, writeStored } from '#lib/storage.ts'

/** Text that is typed into a place which comes and goes: kept with the drafts of this tab, and forgotten as they are. '' removes it. */
export function useKeptText(key: string): [text: string, setText: (text: string) => void] {
  const stored = `typed:${key}`
  const [text, setText] = useState(() => readStored('session', stored, v.string()) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      writeStored('session', stored, next === '' ? undefined : next)
    },
  ]
}
