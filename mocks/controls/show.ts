import * as v from 'valibot'
import { positiveInt64, text } from '#api/contract/fields.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { findLiveGroup } from '../backend/access.ts'
import { SHOW_MIX } from '../backend/shows.ts'
import { between, define, findAnyApp } from './define.ts'

const mixSchema = v.pipe(
  v.array(
    v.strictObject({
      type: positiveInt64,
      /** Priority of the message; higher wins. */
      weight: v.optional(positiveInt64, 1n),
      /** How often it comes, against the sum of all shares. */
      share: v.pipe(v.number(), v.finite(), v.gtValue(0)),
      body: v.optional(text(LIMITS.messageContentBytes), ''),
    }),
  ),
  v.minLength(1),
  v.maxLength(LIMITS.messageTypesPerGroup),
)

export const showControls = {
  /**
   * Lets the people inside a group talk: `perSecond` messages of a mix for `seconds`, from now on, in service time. Replaces the
   * group's show; 0 a second ends it. They meet the rate limit like any other message.
   */
  show: define({
    writes: true,
    params: v.strictObject({
      appId: v.string(),
      groupId: v.string(),
      perSecond: between(0, 500),
      seconds: v.optional(between(1, 600), 60),
      mix: v.optional(mixSchema, SHOW_MIX),
    }),
    run: (engine, { appId, groupId, perSecond, seconds, mix }, stamp) =>
      engine.backend.run(stamp, (context) => {
        const group = findLiveGroup(findAnyApp(engine, appId), groupId)
        const { state, now } = context
        context.changed()
        state.shows = state.shows.filter((show) => show.appId !== appId || show.groupId !== groupId)
        if (perSecond > 0) {
          state.shows.push({ appId, groupId, perSecond, mix, next: now, until: now + seconds, seed: state.seed })
        }
        return { running: perSecond > 0, until: now + seconds, online: group.members.size }
      }),
  }),
}
