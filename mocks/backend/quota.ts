import { ServiceError } from '#api/contract/errors.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { Context } from './context.ts'
import type { App } from './state.ts'

/** A group that is created or restored needs one of the application's 5,000 places; deleted groups take none. */
export function checkQuota({ tables }: Context, app: App): void {
  if (tables.of(app).live.length >= LIMITS.liveGroups) {
    throw new ServiceError(
      'ErrorTooManyGroups',
      `Application ${app.id} already has ${LIMITS.liveGroups} groups that are not deleted. Delete one first.`,
    )
  }
}
