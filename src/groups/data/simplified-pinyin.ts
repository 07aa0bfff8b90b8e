/** Pinyin of simplified Chinese, to be loaded as one chunk: not before the first rows. */
import { dict } from 'pinyin-match/src/simplified_dict.js'
import { createPinyin, type Pinyin } from './pinyin.ts'
import type { Dictionary } from './pinyin-readings.ts'

/** `onUnknown` runs when a text holds other Chinese. */
export const simplifiedPinyin = (onUnknown: () => void): Pinyin => createPinyin([dict], onUnknown)

/** The same, and for what it does not know another dictionary's. */
export const pinyinWith = (further: Dictionary): Pinyin => createPinyin([dict, further])
