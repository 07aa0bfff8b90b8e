import * as v from 'valibot'
import { backgroundCalls, PRIORITY } from '#api/call-budget.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { createGroup, deleteGroup, type GroupValues, modifyGroup, restoreGroup, valuesMeanwhile } from '#api/groups.ts'
import { lookFor, STAMP_SLACK } from '#api/message-look-up.ts'
import { sendMessage } from '#api/messages.ts'
import type { Scope } from '#api/scope.ts'
import { client, serviceClock } from '#api/service.ts'
import { newSubmitKey } from '#api/submit-key.ts'
import { creationOutcome, findGroup, sameAdministrators } from '../shared/found-group.ts'
import { COMMON_SCHEMAS, ITEM_SCHEMAS, type RunHead, type Said, type Subject } from './run-types.ts'

/** One item, as it is tried. */
export interface Attempt {
  input: unknown
  /** Its idempotency key. */
  key: string
  /** UNIX milliseconds, this computer's clock, when it first left; undefined while it has not. */
  sentAt: number | undefined
}

export type Performed = { kind: 'done' } | { kind: 'refused'; said: Said }
export type Asked = 'done' | 'notDone' | 'unknown'

/** What a run does to one of its groups. */
export interface Act {
  /** Carries it out, under its key. Rejects with `Failure`. */
  perform(attempt: Attempt): Promise<Performed>
  /** Whether it happened, after its answer was lost. Rejects with what a read fails with. */
  ask(attempt: Attempt): Promise<Asked>
}

/** Refusals of the console's own, beside the service's Codes. */
export const OWN_CODES = {
  /** The service answers 200 with a flag. */
  takenByLiveGroup: 'AlreadyExists',
  takenByDeletedGroup: 'AlreadyDelete',
  tooManyAdministrators: 'TooManyAdministrators',
  /** Somebody else changes the group again and again. */
  keepsChanging: 'KeepsChanging',
} as const

const DONE: Performed = { kind: 'done' }
const refused = (code: string, message: string): Performed => ({ kind: 'refused', said: { code, message } })

/** Throws when what was kept is of another version of the console. */
export function actOf({ kind, scope, common }: RunHead, signal: AbortSignal): Act {
  const paced = <T>(read: () => Promise<T>) => backgroundCalls.run(read, { priority: PRIORITY.screen, signal })
  const find = (id: string) => paced(() => findGroup(scope, id, signal))
  switch (kind) {
    case 'create':
      return creating(scope, find)
    case 'delete':
      return deleting(scope, v.parse(COMMON_SCHEMAS.delete, common).operatorId, find)
    case 'restore':
      return restoring(scope, find)
    case 'administrators':
      return changing(scope, v.parse(COMMON_SCHEMAS.administrators, common), find)
    case 'send':
      return sending(scope, v.parse(COMMON_SCHEMAS.send, common).message, signal)
  }
}

type Find = (id: string) => ReturnType<typeof findGroup>

const subjectOf = ({ input }: Attempt): Subject => v.parse(ITEM_SCHEMAS.delete, input)

function creating(scope: Scope, find: Find): Act {
  const wantedBy = ({ input }: Attempt) => v.parse(ITEM_SCHEMAS.create, input)
  return {
    async perform(attempt) {
      const wanted = wantedBy(attempt)
      let outcome = await createGroup(client, scope, wanted, attempt.key)
      // Of an attempt that was tried before, the group may be its own.
      if (outcome === 'takenByLiveGroup' && attempt.sentAt !== undefined) {
        const found = await find(wanted.id)
        if (found !== undefined) outcome = creationOutcome(found, wanted)
      }
      return outcome === 'created' ? DONE : refused(OWN_CODES[outcome], wanted.id)
    },
    async ask(attempt) {
      const wanted = wantedBy(attempt)
      const found = await find(wanted.id)
      return found !== undefined && creationOutcome(found, wanted) === 'created' ? 'done' : 'notDone'
    },
  }
}

function deleting(scope: Scope, operatorId: string, find: Find): Act {
  return {
    async perform(attempt) {
      await deleteGroup(client, scope, subjectOf(attempt).id, operatorId, attempt.key)
      return DONE
    },
    async ask(attempt) {
      const found = await find(subjectOf(attempt).id)
      return found === undefined || found.deleted ? 'done' : 'notDone'
    },
  }
}

function restoring(scope: Scope, find: Find): Act {
  return {
    async perform(attempt) {
      await restoreGroup(client, scope, subjectOf(attempt).id, attempt.key)
      return DONE
    },
    async ask(attempt) {
      const found = await find(subjectOf(attempt).id)
      return found?.deleted === false ? 'done' : 'notDone'
    },
  }
}

export interface AdministratorsChange {
  add: readonly string[]
  remove: readonly string[]
}

/** Who administers a group once those are removed and these added. The same rule makes the plan and carries it out. */
export function changedAdministrators(now: readonly string[], { add, remove }: AdministratorsChange): string[] {
  return [...new Set([...now.filter((id) => !remove.includes(id)), ...add])]
}

const MOST_TRIES = 3

function changing(scope: Scope, change: AdministratorsChange, find: Find): Act {
  return {
    async perform(attempt) {
      const { id } = subjectOf(attempt)
      const group = await find(id)
      if (group === undefined) return refused('ResourceNotExist', id)
      let now: GroupValues = group
      for (let tried = 0; tried < MOST_TRIES; tried += 1) {
        const administrators = changedAdministrators(now.administrators, change)
        if (sameAdministrators(administrators, now.administrators)) return DONE
        if (administrators.length > LIMITS.administrators)
          return refused(OWN_CODES.tooManyAdministrators, administrators.join(', '))
        try {
          // What is tried once more, or onto other values, is another write: its effect is the same however often it happens.
          const key = tried === 0 && attempt.sentAt === undefined ? attempt.key : newSubmitKey()
          await modifyGroup(client, scope, id, now, { administrators }, key)
          return DONE
        } catch (error) {
          const meanwhile = valuesMeanwhile(error)
          if (meanwhile === undefined) throw error
          now = meanwhile
        }
      }
      return refused(OWN_CODES.keepsChanging, id)
    },
    async ask(attempt) {
      const found = await find(subjectOf(attempt).id)
      if (found === undefined) return 'notDone'
      return sameAdministrators(changedAdministrators(found.administrators, change), found.administrators)
        ? 'done'
        : 'notDone'
    },
  }
}

type Message = v.InferOutput<(typeof COMMON_SCHEMAS)['send']>['message']

/** The key of an item is its message's ID as well, so that it can be looked for. */
function sending(
  scope: Scope,
  { weight, statisticsIncrease, doNotStore, doNotCache, ...message }: Message,
  signal: AbortSignal,
): Act {
  const optional = {
    ...(weight === undefined ? {} : { weight }),
    ...(statisticsIncrease === undefined ? {} : { statisticsIncrease }),
    ...(doNotStore === undefined ? {} : { doNotStore }),
    ...(doNotCache === undefined ? {} : { doNotCache }),
  }
  return {
    async perform(attempt) {
      const messageId = attempt.key
      await sendMessage(client, scope, subjectOf(attempt).id, { ...message, ...optional, messageId }, attempt.key)
      return DONE
    },
    /** Found is certain; not found is not, so that it is never sent again by itself. */
    async ask(attempt) {
      if (doNotStore === true) return 'unknown'
      const asked = performance.now()
      const age = (Date.now() - (attempt.sentAt ?? Date.now())) / 1000
      const since = Math.floor(serviceClock.now() - age) - STAMP_SLACK
      const { found } = await lookFor(client, scope, subjectOf(attempt).id, {
        sought: () => ({
          messageId: attempt.key,
          type: message.type,
          since,
          until: serviceClock.now() + STAMP_SLACK,
        }),
        waited: () => (performance.now() - asked) / 1000,
        signal,
      })
      return found ? 'done' : 'unknown'
    },
  }
}
