import { fstatSync, writeSync } from 'node:fs'
import { isatty } from 'node:tty'
import type { Output } from './line-writer.ts'

const STDOUT = 1

/**
 * The process's standard output, in a form that survives a reader that goes away (EPIPE) and a disk that is full (ENOSPC), and goes
 * on when they are back.
 */
export function standardOutput(): Output {
  if (isFile(STDOUT)) return fileOutput(STDOUT)
  const { stdout } = process
  // Each line is told of its own failure; unheard, the event would end the process.
  stdout.on('error', () => undefined)
  return (line, done) => void stdout.write(line, done)
}

function isFile(descriptor: number): boolean {
  try {
    const stat = fstatSync(descriptor)
    return stat.isFile() || (stat.isCharacterDevice() && !isatty(descriptor))
  } catch {
    return false
  }
}

/** Node's own stream takes a line for written of which the disk took a part; and the next one would be added to that part. */
export function fileOutput(descriptor: number): Output {
  let torn = false
  return (line, done) => {
    const bytes = Buffer.from(torn ? `\n${line}` : line)
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(descriptor, bytes, written)
    } catch (error) {
      torn ||= written > 0
      done(error instanceof Error ? error : new Error('unknown'))
      return
    }
    torn = false
    done()
  }
}
