import type { StoredMessage } from '#api/stored-messages.ts'
import type { Locale } from '#lib/strings.ts'
import { formatTime, isoTime } from '#lib/time.ts'
import { BYTE_ORDER_MARK, csvLine } from '../shared/csv-line.ts'
import { CSV_TYPE, TextFile } from '../shared/text-file.ts'
import { messagesStrings } from './messages-strings.ts'

/** `jsonl`: an object a line, exact to the last digit. */
export const MESSAGE_FILE_KINDS = ['csv', 'jsonl'] as const
export type MessageFileKind = (typeof MESSAGE_FILE_KINDS)[number]

/** The columns of a file, in their order; what may be long stands last. In CSV they are called as on screen. */
const COLUMNS = ['sequence', 'time', 'type', 'sender', 'senderInformation', 'messageId', 'content'] as const

/** Keys and digits as text: programs read longer numbers than 2^53 as others. */
const cellsOf = ({ seq, at, type, senderId, senderInformation, id, content }: StoredMessage) => ({
  sequence: String(seq),
  time: isoTime(at),
  type: String(type),
  sender: senderId,
  senderInformation,
  messageId: id,
  content,
})

/** What a spreadsheet takes for a number, and rounds. */
const ROUNDED = /^\d{16,}$/

export interface MessageFileFacts {
  messages: number
  bytes: number
  /** UNIX seconds of the first and the last message. */
  firstAt: number | undefined
  lastAt: number | undefined
  /** Cells of CSV that a spreadsheet rounds unless it is told that they are text. */
  longNumbers: number
}

/** A file of messages, written as they are read. */
export class MessageFile {
  readonly #kind: MessageFileKind
  readonly #file = new TextFile()
  #messages = 0
  #firstAt: number | undefined
  #lastAt: number | undefined
  #longNumbers = 0

  constructor(kind: MessageFileKind, locale: Locale) {
    this.#kind = kind
    if (kind === 'csv') this.#file.add(BYTE_ORDER_MARK + csvLine(COLUMNS.map((name) => messagesStrings[locale][name])))
  }

  /** What it is so far. */
  facts(): MessageFileFacts {
    return {
      messages: this.#messages,
      bytes: this.#file.bytes,
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      longNumbers: this.#longNumbers,
    }
  }

  add(message: StoredMessage): void {
    const cells = cellsOf(message)
    if (this.#kind === 'jsonl') this.#file.add(`${JSON.stringify(cells)}\n`)
    else {
      const row = COLUMNS.map((name) => cells[name])
      this.#longNumbers += row.filter((cell) => ROUNDED.test(cell)).length
      this.#file.add(csvLine(row))
    }
    this.#messages += 1
    this.#firstAt ??= message.at
    this.#lastAt = message.at
  }

  blob(): Blob {
    return this.#file.blob(this.#kind === 'csv' ? CSV_TYPE : 'application/x-ndjson')
  }
}

interface FileNameFacts {
  groupId: string
  kind: MessageFileKind
  /** UNIX seconds; undefined where nothing bounds it and nothing was read. */
  from: number | undefined
  to: number | undefined
  /** Counted from 1; undefined of a file that holds all. */
  part: number | undefined
  whole: boolean
}

const moment = (seconds: number) => formatTime(seconds).replace(' ', '-').replaceAll(':', '')

/** What a file of messages is called: the group, the range in the operator's time, and whether something is missing. */
export function messageFileName({ groupId, kind, from, to, part, whole }: FileNameFacts): string {
  const range = [from, to].filter((at) => at !== undefined).map(moment)
  const words = [groupId, 'messages', range.join('--'), part === undefined ? '' : `part${part}`]
  return `${[...words, whole ? '' : 'incomplete'].filter((word) => word !== '').join('-')}.${kind}`
}
