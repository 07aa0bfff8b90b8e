import type { ActionName, ParsedRequestOf } from '#api/contract/actions.ts'
import { type Model, type ModelApp, type ModelGroup, refuseIf, Refused } from './reference.ts'

/**
 * Answers a call without its RequestId. `seen` is the real answer, of which only what the service makes up (IDs, secrets) may be
 * taken over, through `madeUp`.
 */
export type Handler<A extends ActionName> = (model: Model, params: ParsedRequestOf<A>, seen: unknown) => object
export type HandlersOf<A extends ActionName> = { [K in A]: Handler<K> }

/** A text of the real answer that only the service can know; what does not look like one differs from it by this. */
export function madeUp(seen: unknown, field: string, shape: RegExp): string {
  const value: unknown = seen !== null && typeof seen === 'object' ? Reflect.get(seen, field) : undefined
  return typeof value === 'string' && shape.test(value) ? value : `a ${field} like ${shape}`
}

interface Named {
  AppId: string
  DataCenter?: string | undefined
}

/** An application of the caller in the named Live Center. */
export function ownApp(model: Model, { AppId, DataCenter = 'cn-shanghai' }: Named): ModelApp {
  const app = model.apps.find(({ id, center }) => id === AppId && center === DataCenter)
  if (app === undefined) throw new Refused('ResourceNotExist')
  refuseIf(app.foreign, 'NoAuth')
  return app
}

/** The same, when it may be used for groups and messages. */
export function workingApp(model: Model, named: Named): ModelApp {
  const app = ownApp(model, named)
  refuseIf(app.disabled, 'NoAuth')
  return app
}

/** A group, deleted or not. */
export function anyGroup(model: Model, named: Named & { GroupId: string }): { app: ModelApp; group: ModelGroup } {
  const app = workingApp(model, named)
  const group = app.groups.find(({ id }) => id === named.GroupId)
  if (group === undefined) throw new Refused('ResourceNotExist')
  return { app, group }
}

export function liveGroup(model: Model, named: Named & { GroupId: string }): { app: ModelApp; group: ModelGroup } {
  const found = anyGroup(model, named)
  refuseIf(found.group.deleted !== undefined, 'ResourceNotExist')
  return found
}

/** One page of a list: what lies behind the token. 0 and -1 are the first page. */
export function pageOf<T>(
  items: readonly T[],
  token: number | undefined,
  size: number,
  order: (item: T) => number,
  ascending: boolean,
) {
  refuseIf(token !== undefined && token < -1, 'InputInvalid')
  const sorted = items.toSorted((a, b) => (ascending ? order(a) - order(b) : order(b) - order(a)))
  const start = token === undefined || token <= 0 ? undefined : token
  const rest = sorted.filter((item) => start === undefined || (ascending ? order(item) > start : order(item) < start))
  const rows = rest.slice(0, size)
  const more = rest.length > size
  const last = rows.at(-1)
  return { rows, more, next: more && last !== undefined ? order(last) : 0 }
}
