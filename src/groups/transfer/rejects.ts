import type { Locale } from '#lib/strings.ts'
import { faultTexts } from './fault-words.ts'
import { faultStrings } from './fault-strings.ts'
import { INPUT_COLUMNS } from './columns.ts'
import { type FileKind, GroupFile } from './group-files.ts'
import type { FaultyRow } from './judge-rows.ts'
import type { FileForm, LoadedRow } from './loaded-rows.ts'

/**
 * The rows that are not created, as a file to correct and to load again: first what is wrong with each, which loading passes over. JSON where
 * the groups came from JSON.
 */
export function rejectsFile(
  faulty: readonly FaultyRow[],
  beyondQuota: readonly LoadedRow[],
  form: FileForm['kind'],
  locale: Locale,
): { file: Blob; kind: FileKind } {
  const kind = form === 'json' ? 'json' : 'csv'
  const rejects = new GroupFile(kind, ['problem', ...INPUT_COLUMNS], locale)
  for (const { row, faults } of faulty) rejects.add({ ...row.group, problem: faultTexts(faults, form, locale) })
  for (const { group } of beyondQuota) rejects.add({ ...group, problem: faultStrings[locale].noSlot })
  return { file: rejects.file(), kind }
}
