import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { complaintsAbout } from './real-build.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function build(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'build-'))
  folders.push(folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return folder
}

const mock = {
  'assets/worker.js': '"/mockServiceWorker.js";"[MSW]";"/_control/";"__MOCK_IN_PAGE__";"x-mock"',
  'assets/panel.css': '.studio-panel{}',
}

test('a build without the backend may be shipped', () => {
  expect(complaintsAbout(build({ 'assets/a.js': 'start()' }), build(mock))).toEqual([])
})

test('a class name of the console is no control command', () => {
  expect(complaintsAbout(build({ 'a.css': '.run-controls-module__controls{}' }), build(mock))).toEqual([])
})

test.each<Record<string, string>>([
  mock,
  { 'mockServiceWorker.js': '' },
  { 'assets/a.js': 'fetch("/_control/state")' },
  { 'a.css': '.studio-panel{}' },
])('a build with a part of it may not: %j', (files) => {
  expect(complaintsAbout(build(files), build(mock))).not.toEqual([])
})

test('a trace that the mock build does not carry either proves nothing', () => {
  expect(complaintsAbout(build({}), build({ 'a.js': '"[MSW]"' }))).toHaveLength(5)
})
