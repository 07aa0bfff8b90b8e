import { useEffect, useEffectEvent, useState } from 'react'
import { formatTime } from '#lib/time.ts'
import { TYPING_PAUSE_MS } from '../../ui/typing-pause.ts'
import { useUnderWay } from '../../ui/use-under-way.ts'

/** A UNIX second as a `datetime-local` field has it, in the operator's time zone; '' for none. */
export const textOfMoment = (seconds: number | undefined): string =>
  seconds === undefined ? '' : formatTime(seconds).replace(' ', 'T')

/** UNIX seconds of such a field; undefined while it is blank, and while its year is half typed: 0002 on the way to 2026. */
export function momentOf(text: string): number | undefined {
  const ms = text === '' || text.startsWith('0') ? Number.NaN : new Date(text).getTime()
  return Number.isNaN(ms) || ms < 0 ? undefined : Math.floor(ms / 1000)
}

export interface MomentText {
  text: string
  /** `half`: the browser shows more than it tells, since a part of the moment is missing. */
  onText: (text: string, half: boolean) => void
}

/** A moment as it is typed: told once it rests, and not while it is half typed. */
export function useMomentText(value: number | undefined, onMoment: (moment: number | undefined) => void): MomentText {
  const [text, setText] = useState(() => textOfMoment(value))
  const [half, setHalf] = useState(false)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setText(textOfMoment(value))
    setHalf(false)
  }
  const tell = useEffectEvent(onMoment)
  const moment = momentOf(text)
  const isWhole = !half && (text === '' || moment !== undefined)
  const isNew = isWhole && moment !== value
  useUnderWay(isNew, 'a moment as it is typed')
  useEffect(() => {
    if (!isNew) return undefined
    const timer = setTimeout(() => {
      // What comes back is what was typed: it changes nothing in the field.
      setTold(moment)
      tell(moment)
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isNew, moment])
  return {
    text,
    onText(next, isHalf) {
      setText(next)
      setHalf(isHalf)
    },
  }
}
