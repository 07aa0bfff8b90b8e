import { useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react'
import { whenIdle } from '#lib/when-idle.ts'
import { pinyinStore } from './pinyin-store.ts'
import { createSearch, isSpelling, type Search, searchWords } from './search.ts'

/**
 * The search for what is typed. Pinyin is loaded with the first word that may be one, or, once rows are on screen (`idle`), as soon as the
 * browser has nothing to do; it comes a moment later, and then the search is another one, which finds more.
 */
export function useSearch(q: string, idle: boolean): Search {
  const pinyin = useDeferredValue(useSyncExternalStore(pinyinStore.subscribe, pinyinStore.get))
  const wanted = useMemo(() => searchWords(q).some(isSpelling), [q])
  useEffect(() => {
    if (wanted) void pinyinStore.load()
    else if (idle) return whenIdle(() => void pinyinStore.load())
    return undefined
  }, [wanted, idle])
  return useMemo(() => createSearch(q, pinyin), [q, pinyin])
}
