import type { Context } from 'hono'
import type { Record } from '../record/record.ts'
import { giveSession } from './session-cookie.ts'
import type { Operator, Sessions } from './sessions.ts'

/** Signs an operator in at this browser: `before` are the IDs of sessions it had, which end. */
export type SignIn = (c: Context, operator: Operator, before: (string | undefined)[]) => void

/** The one place where a session begins. It has an ID that nobody can have known before. */
export function createSignIn(sessions: Sessions, record: Record): SignIn {
  return (c, operator, before) => {
    for (const id of before) sessions.close(id)
    giveSession(c, sessions.open(operator))
    record({ event: 'signed-in', operator: operator.id, name: operator.name, role: operator.role })
  }
}
