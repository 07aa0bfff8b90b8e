import { crc32 } from 'node:zlib'
import { parseWorldJson, toWorldJson } from './world-json.ts'

/** What a state file starts with, so that no other file is ever taken for one. */
export const HEADER = '{"file":"Audience Console emulator state","version":1}\n'

/** What a line is about. Its data is parsed only when it is needed: a snapshot is large. */
export interface LineHead {
  account: string
  kind: 'entry' | 'snapshot'
  seq: number
}

/** A line that is not what was written. */
export class DamagedLine extends Error {}

/** One line of JSON: a checksum, and what it is the checksum of. */
export function lineOf({ account, kind, seq }: LineHead, data: unknown): string {
  const text = `{"account":${JSON.stringify(account)},"kind":"${kind}","seq":${seq},"data":${toWorldJson(data)}}`
  return `["${checksum(text)}",${text}]\n`
}

const LINE = /^\["([0-9a-f]{8})",(.*)\]\n$/
const HEAD = /^\{"account":("(?:[^"\\]|\\.)*"),"kind":"(entry|snapshot)","seq":(\d+),"data":/

/** Throws DamagedLine. */
export function headOf(line: string): LineHead {
  const [, sum, text = ''] = LINE.exec(line) ?? []
  if (sum === undefined) throw new DamagedLine('is no record')
  if (sum !== checksum(text)) throw new DamagedLine('was changed')
  const [, account = '', kind, seq] = HEAD.exec(text) ?? []
  if (kind !== 'entry' && kind !== 'snapshot') throw new DamagedLine('is a record of another kind')
  return { account: String(JSON.parse(account)), kind, seq: Number(seq) }
}

/** The data of a line that `headOf` has accepted. */
export function dataOf(line: string): unknown {
  const text = line.slice('["12345678",'.length, -']\n'.length)
  const head = HEAD.exec(text)
  if (head === null) throw new DamagedLine('is a record of another kind')
  return parseWorldJson(text.slice(head[0].length, -1))
}

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0')
