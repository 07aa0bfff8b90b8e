import type * as v from 'valibot'
import { pageControls } from './controls/page.ts'
import { peopleControls } from './controls/people.ts'
import { sessionControls } from './controls/session.ts'
import { showControls } from './controls/show.ts'
import { storageControls } from './controls/storage.ts'
import type { SessionAnswers } from './session-report.ts'

/** `POST /_control/{name}` with these parameters as JSON. The API itself has no such calls: they are the tester's hands. */
export const CONTROLS = { ...sessionControls, ...peopleControls, ...showControls, ...storageControls, ...pageControls }

export type ControlName = keyof typeof CONTROLS
export type ControlParams<N extends ControlName> = v.InferInput<(typeof CONTROLS)[N]['params']>
export type ControlAnswer<N extends ControlName> = ReturnType<(typeof CONTROLS)[N]['run']> &
  (N extends keyof SessionAnswers ? SessionAnswers[N] : unknown)

export function isControlName(name: string): name is ControlName {
  return Object.hasOwn(CONTROLS, name)
}

/** What to say of a command that there is not, wherever it was given. */
export function unknownCommand(name: string): string {
  const known = Object.keys(CONTROLS).join(', ')
  return `${name === '' ? 'No control command is named' : `There is no control command ${name}`}. Send one as POST /_control/{command}; known: ${known}.`
}

/** Whether nothing of the time before it matters any more. */
export const startsOver = (name: ControlName): boolean => CONTROLS[name].changes === 'session'
