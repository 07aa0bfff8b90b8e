import { whileUnderWay } from '#lib/under-way.ts'
import type { Pinyin } from './pinyin.ts'

/**
 * Pinyin comes in chunks of its own: some 20 KB for simplified Chinese, and only where a group's texts hold other characters some 60 KB
 * more. A chunk that could not be loaded is asked for again with the next search; until then Chinese is found by itself.
 */
let current: Pinyin | undefined
let loading: Promise<void> | undefined
let further: Promise<void> | undefined
const listeners = new Set<() => void>()

function show(pinyin: Pinyin): void {
  current = pinyin
  for (const listener of listeners) listener()
}

async function loadSimplified(): Promise<void> {
  try {
    const { simplifiedPinyin } = await import('./simplified-pinyin.ts')
    show(simplifiedPinyin(() => void (further ??= whileUnderWay('Pinyin', loadTraditional()))))
  } catch {
    loading = undefined
  }
}

async function loadTraditional(): Promise<void> {
  try {
    const { pinyinWith } = await import('./simplified-pinyin.ts')
    const { dict } = await import('pinyin-match/src/traditional_dict.js')
    show(pinyinWith(dict))
  } catch {
    further = undefined
  }
}

export const pinyinStore = {
  get: (): Pinyin | undefined => current,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Loads simplified Chinese, once. */
  load(): Promise<void> {
    loading ??= whileUnderWay('Pinyin', loadSimplified())
    return loading
  },
}
