import type { Locale } from '#lib/strings.ts'
import { problemTexts } from '../../ui/problem-strings.ts'
import { administratorSentences } from '../fields/administrators-words.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { columnStrings } from './column-strings.ts'
import { FormFault } from './csv-records.ts'
import { faultStrings } from './fault-strings.ts'
import type { Fault } from './judge-rows.ts'
import { type FileForm, type HeadingFault, MOST_ROWS } from './loaded-rows.ts'
import type { PatternFault } from './pattern-groups.ts'
import { ENCODING_NAMES, NoText, Undecodable } from './text-encoding.ts'
import type { Place } from './text-place.ts'

/** What is quoted of a file may be long. */
const MOST_LETTERS = 64

function quoted(text: string, locale: Locale): string {
  const letters = [...text]
  const short = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : text
  return faultStrings[locale].quoted(short)
}

const sentences = (texts: readonly string[], locale: Locale): string => texts.join(locale === 'zh' ? '' : ' ')

/** Where something stands; of a pattern, which of its groups it is. */
export function placeText({ line, column }: Place, form: FileForm['kind'], locale: Locale): string {
  const words = faultStrings[locale]
  const number = (value: number) => value.toLocaleString(locale)
  return form === 'pattern' ? words.groupNumber(number(line)) : words.lineColumn(number(line), number(column))
}

/** What is wrong with a row, beginning with the column it is about. */
export function faultText(fault: Fault, form: FileForm['kind'], locale: Locale): string {
  const words = faultStrings[locale]
  const columns = columnStrings[locale]
  switch (fault.kind) {
    case 'rule':
      return words.inColumn(columns[fault.column], sentences(problemTexts(fault.problems, locale), locale))
    case 'administrators':
      return words.inColumn(columns.administrators, sentences(administratorSentences(fault.problems, locale), locale))
    case 'notText':
    case 'notIds':
      return words.inColumn(columns[fault.column], words[fault.kind])
    case 'repeated':
      return words.inColumn(columns.id, words.repeated(placeText(fault.first, form, locale)))
    case 'taken': {
      const fields = fieldStrings[locale]
      return words.inColumn(columns.id, fault.by === 'live' ? fields.idTaken : fields.idTakenByDeleted)
    }
    case 'noHeading':
      return words.noHeading(quoted(fault.found, locale))
    case 'keyTwice':
      return words.keyTwice(quoted(fault.key, locale))
    case 'notAGroup':
      return words.notAGroup
  }
}

/** All that is wrong with a row, as its file of rejects says it. */
export const faultTexts = (faults: readonly Fault[], form: FileForm['kind'], locale: Locale): string =>
  sentences(
    faults.map((fault) => faultText(fault, form, locale)),
    locale,
  )

export function headingText(fault: HeadingFault, locale: Locale): string {
  const words = faultStrings[locale]
  const heading = quoted(fault.heading, locale)
  const columns = columnStrings[locale]
  if (fault.kind === 'twice') return words.twice(heading, quoted(columns[fault.column], locale))
  return fault.nearest === undefined
    ? words.unknown(heading)
    : words.unknownNear(heading, quoted(columns[fault.nearest], locale))
}

/** Which heading is missed. */
export function missingText(missing: 'id' | 'none', locale: Locale): string {
  const words = faultStrings[locale]
  const { id, name, owner } = columnStrings[locale]
  return missing === 'id' ? words.idMissing(quoted(id, locale)) : words.headingsMissing([id, name, owner].join(', '))
}

/** Why a file cannot be read at all, and where it stops being readable. Whatever else goes wrong with one, the browser says so. */
export function unreadText(error: unknown, locale: Locale): { text: string; place: Place | undefined } {
  const words = faultStrings[locale]
  if (error instanceof NoText) return { text: words[error.found], place: undefined }
  if (error instanceof Undecodable) {
    const { place, encoding } = error
    return { text: words.undecodable(place.byte.toLocaleString(locale), ENCODING_NAMES[encoding]), place }
  }
  if (error instanceof FormFault) {
    const { what, place } = error
    return { text: what === 'tooManyRows' ? words.tooManyRows(MOST_ROWS.toLocaleString(locale)) : words[what], place }
  }
  return { text: words.unreadable, place: undefined }
}

export function patternText(fault: PatternFault, locale: Locale): string {
  const words = faultStrings[locale]
  const number = (value: number) => value.toLocaleString(locale)
  switch (fault.kind) {
    case 'notARange':
      return words.notARange(fault.found)
    case 'tooMany':
      return words.patternTooMany(number(fault.limit))
    case 'count':
      return words.count(number(fault.makes), number(fault.groups))
  }
}
