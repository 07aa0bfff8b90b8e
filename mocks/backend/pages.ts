import { ServiceError } from '#api/contract/errors.ts'

/** A page token must be one that an answer named; absent, 0 and -1 are the first page. */
export function checkToken(token: number): void {
  if (token < -1) {
    throw new ServiceError(
      'InputInvalid',
      'NextPageToken must be one that this call answered, or absent for the first page.',
    )
  }
}

interface PageParams {
  SortType: 1 | 2
  PageSize: number
  NextPageToken?: number | undefined
}

/**
 * One page of `items`, which come in ascending order of `placeOf`; `SortType` 2 reads them backwards. The token is the place of the last
 * row told, so what is added or removed meanwhile neither repeats nor skips a row.
 */
export function pageFrom<T>(
  items: readonly T[],
  placeOf: (item: T) => number,
  { SortType, PageSize, NextPageToken: token = -1 }: PageParams,
  isWanted: (item: T) => boolean = () => true,
): { rows: T[]; next: number | undefined } {
  checkToken(token)
  const ascending = SortType === 1
  const rows: T[] = []
  for (let index = ascending ? 0 : items.length - 1; index >= 0 && index < items.length; index += ascending ? 1 : -1) {
    const item = items[index]
    if (item === undefined || !isWanted(item)) continue
    if (token > 0 && (ascending ? placeOf(item) <= token : placeOf(item) >= token)) continue
    const last = rows.at(-1)
    if (last !== undefined && rows.length === PageSize) return { rows, next: placeOf(last) }
    rows.push(item)
  }
  return { rows, next: undefined }
}
