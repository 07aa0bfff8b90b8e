import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { APPS } from '../scenarios/names.ts'
import { start } from '../testing/test-calls.ts'

const PYTHON = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0)
const MAIN_PATH = fileURLToPath(new URL('../python/main_path.py', import.meta.url))

test.skipIf(PYTHON === undefined)('a client in Python, made of the document, walks the main path', async () => {
  const { url } = await start()
  const { stdout } = await promisify(execFile)(PYTHON ?? '', ['-B', MAIN_PATH, url, APPS.typical])
  const invalid = [400, 'InputInvalid']
  expect(JSON.parse(stdout)).toEqual({
    created: ['群 🙂', '{"a":1}', 'anna', ['bob']],
    'changed meanwhile': [412, 'Gateway.GroupChanged'],
    'sent to nobody': invalid,
    messages: [[expect.any(Number), '你好', true]],
    'cut off': 'no answer',
    deleted: true,
    restored: '中',
    'found by the client': Array.from({ length: 11 }, () => 1),
    'refused by the service': [invalid, invalid, [400, 'MissingGroupId'], ...Array.from({ length: 8 }, () => invalid)],
    fitting: 'answered',
    'too large a number': ['MsgType is 9223372036854775808; at most 9223372036854775807 is allowed.'],
    'no such command': [expect.stringMatching(/^There is no command dance\. There are reset, advance-clock,/)],
    help: 'Create a group.',
  })
  // JSON.parse would round it.
  expect(stdout).toContain('[[9223372036854775807, ')
})
