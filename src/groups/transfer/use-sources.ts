import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { useUnsaved } from '../../ui/use-unsaved.ts'
import { type PatternValues, patternValues } from './pattern-groups.ts'
import type { Encoding } from './text-encoding.ts'
import type { Source } from './use-dry-run.ts'

export const WAYS = ['file', 'paste', 'pattern'] as const
export type Way = (typeof WAYS)[number]

/** What the form's fields hold: pasted text, and a pattern for each field of a group. */
export const sourceValues = v.object({ text: v.string(), ...patternValues.entries })
export type SourceValues = v.InferOutput<typeof sourceValues>

export const NO_VALUES: SourceValues = { text: '', id: '', name: '', owner: '', administrators: '', information: '' }

const NOTHING: ReadonlySet<string> = new Set()

/** Where the groups of the dialog come from, by each of the ways, and which way is taken. */
export function useSources() {
  const [way, setWay] = useState<Way>('file')
  const [values, setValues] = useState(NO_VALUES)
  const [file, setFile] = useState<File>()
  const [encoding, setEncoding] = useState<Encoding>()
  const [long, setLong] = useState<string>()
  const [leftOut, setLeftOut] = useState(NOTHING)
  const settle = useUnsaved(file !== undefined || long !== undefined)
  const { text, ...patterns } = values
  const pattern = useSame(patterns)
  const source = useMemo((): Source | undefined => {
    if (way === 'file') return file && { kind: 'file', file, encoding }
    if (way === 'pattern') return pattern.id === '' ? undefined : { kind: 'pattern', values: pattern }
    const pasted = long ?? text
    return pasted.trim() === '' ? undefined : { kind: 'text', text: pasted }
  }, [way, file, encoding, long, text, pattern])
  return {
    way,
    setWay,
    values,
    file,
    encoding,
    setEncoding,
    long,
    leftOut,
    source,
    /** From here on nothing is lost by leaving. */
    settle,
    take(next: SourceValues) {
      // Filled by a draft: its fields are to be seen.
      if (way === 'file' && next.text !== '') setWay('paste')
      else if (way === 'file' && next.id !== '') setWay('pattern')
      setValues(next)
    },
    load(chosen: File | undefined) {
      setWay('file')
      setFile(chosen)
      setEncoding(undefined)
      setLeftOut(NOTHING)
    },
    paste(pasted: string | undefined) {
      setLong(pasted)
      setLeftOut(NOTHING)
    },
    leaveOut: (headings: readonly string[]) => setLeftOut((before) => new Set([...before, ...headings])),
  }
}

/** The same object as long as its texts are the same. */
function useSame(patterns: PatternValues): PatternValues {
  const { id, name, owner, administrators, information } = patterns
  return useMemo(
    () => ({ id, name, owner, administrators, information }),
    [id, name, owner, administrators, information],
  )
}
