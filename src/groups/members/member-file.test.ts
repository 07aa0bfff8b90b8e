import { expect, it } from 'vitest'
import { memberFile } from './member-file.ts'

it('holds every member as text, whatever the information is', () => {
  const rows = [
    { id: 'anna', information: '{"level":3}' },
    { id: 'bob', information: '=1+1\n"x"' },
  ]
  expect(memberFile(rows, ['User ID', 'Information'])).toBe(
    '\uFEFFUser ID,Information\r\nanna,"{""level"":3}"\r\nbob,"\'=1+1\n""x"""\r\n',
  )
})
