import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A new folder for every test of a file, gone after it. Returns how to name a file in it, or the folder itself. */
export function testFolder(): (name?: string) => string {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emulator-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return (name = '') => path.join(folder, name)
}
