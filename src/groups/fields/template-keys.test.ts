import { afterEach, expect, it, vi } from 'vitest'
import { keyOfTemplate, templateOfKey } from './template-keys.ts'

afterEach(() => vi.unstubAllGlobals())

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false }
/** The key as a browser tells of it, on a computer of Apple's and on another one. */
function onBoth(event: Partial<KeyboardEvent>): (number | undefined)[] {
  return ['Macintosh; Intel Mac OS X 10_15_7', 'Windows NT 10.0; Win64; x64'].map((system) => {
    vi.stubGlobal('navigator', { userAgent: `Mozilla/5.0 (${system})` })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of it as is looked at
    return templateOfKey({ ...NONE, ...event } as KeyboardEvent)
  })
}

it.each([
  ['the modifier that browsers leave alone there', { altKey: true, code: 'Digit1' }, [undefined, 0]],
  ['and the other one', { ctrlKey: true, code: 'Digit9' }, [8, undefined]],
  ['not 0', { altKey: true, code: 'Digit0' }, [undefined, undefined]],
  ['not the number pad, which types characters', { altKey: true, code: 'Numpad1' }, [undefined, undefined]],
  ['not AltGr', { altKey: true, ctrlKey: true, code: 'Digit1' }, [undefined, undefined]],
  ['not with Shift', { altKey: true, ctrlKey: false, shiftKey: true, code: 'Digit1' }, [undefined, undefined]],
  ['not with Command', { ctrlKey: true, metaKey: true, code: 'Digit1' }, [undefined, undefined]],
  ['not in a composition', { altKey: true, isComposing: true, code: 'Digit1' }, [undefined, undefined]],
  ['not a digit alone', { code: 'Digit1' }, [undefined, undefined]],
])('%s', (_, event, templates) => {
  expect(onBoth(event)).toEqual(templates)
})

it('names the keys of the first nine', () => {
  vi.stubGlobal('navigator', { userAgent: 'Windows NT 10.0' })
  expect([0, 8, 9].map((index) => keyOfTemplate(index)?.aria)).toEqual(['Alt+1', 'Alt+9', undefined])
  vi.stubGlobal('navigator', { userAgent: 'Intel Mac OS X' })
  expect(keyOfTemplate(0)).toEqual({ shown: '⌃1', aria: 'Control+1' })
})
