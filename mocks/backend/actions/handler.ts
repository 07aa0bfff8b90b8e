import type { ActionName, AnswerOf, ParsedRequestOf } from '#api/contract/actions.ts'
import type { Context } from '../context.ts'

/** How an action is carried out. Throws `ServiceError`, and then has changed nothing. */
export type Handler<A extends ActionName> = (context: Context, params: ParsedRequestOf<A>) => AnswerOf<A>
export type Handlers = { readonly [A in ActionName]: Handler<A> }
