import * as v from 'valibot'
import { ServiceError } from '#api/contract/errors.ts'
import { optionalNewId, positiveInt64, text, userId } from '#api/contract/fields.ts'
import { LIMITS } from '#api/contract/limits.ts'
import { findLiveGroup } from '../backend/access.ts'
import { sendLiveMessageGroup } from '../backend/actions/send-live-message-group.ts'
import { PEOPLE } from '../scenarios/names.ts'
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

/** Messages that one `say` may carry. */
const MOST_SAID = 1000

export const showControls = {
  /**
   * Users inside a group send messages from their own clients, which the API's calls a second do not limit: the way to meet the group's
   * rate limit exactly. Returns the message IDs, and for each refused one its Code.
   */
  say: define({
    changes: 'service',
    params: v.strictObject({
      appId: v.string(),
      groupId: v.string(),
      messages: v.pipe(
        v.array(
          v.strictObject({
            sender: userId,
            type: v.optional(positiveInt64),
            weight: v.optional(positiveInt64),
            body: v.optional(text(LIMITS.messageContentBytes)),
            id: optionalNewId,
          }),
        ),
        v.minLength(1),
        v.maxLength(MOST_SAID),
      ),
    }),
    run: (engine, { appId, groupId, messages }, stamp) =>
      engine.backend.run(stamp, (context) => {
        const app = findAnyApp(engine, appId)
        const { members } = findLiveGroup(app, groupId)
        const accepted: string[] = []
        const refused: { place: number; code: string }[] = []
        for (const [place, { sender, type, weight, body, id }] of messages.entries()) {
          const params = { AppId: appId, GroupId: groupId, DataCenter: app.center, SenderId: sender }
          const message = { ...params, MsgType: type, Weight: weight, Body: body, MsgTid: id }
          try {
            if (!members.has(sender)) throw new ServiceError('NoAuth', `${sender} is not in group ${groupId}.`)
            accepted.push(sendLiveMessageGroup(context, message).MsgTid)
          } catch (error) {
            if (!(error instanceof ServiceError)) throw error
            refused.push({ place, code: error.code })
          }
        }
        return { accepted, refused }
      }),
  }),
  /**
   * Lets the people inside a group talk: `perSecond` messages for `seconds`, from now on, in service time; of a mix, or of a chat where
   * none is given. Replaces the group's show; 0 a second ends it. They meet the rate limit like any other message.
   */
  show: define({
    changes: 'service',
    params: v.strictObject({
      appId: v.string(),
      groupId: v.string(),
      perSecond: between(0, 500),
      seconds: v.optional(between(1, 600), 60),
      mix: v.optional(mixSchema),
    }),
    run: (engine, { appId, groupId, perSecond, seconds, mix }, stamp) =>
      engine.backend.run(stamp, (context) => {
        const group = findLiveGroup(findAnyApp(engine, appId), groupId)
        const { state, now } = context
        context.changed()
        state.shows = state.shows.filter((show) => show.appId !== appId || show.groupId !== groupId)
        if (perSecond > 0) {
          const times = { next: now, until: now + seconds, seed: state.seed }
          state.shows.push({ appId, groupId, perSecond, mix, about: 'finale', cast: PEOPLE, visitors: [], ...times })
        }
        return { running: perSecond > 0, until: now + seconds, online: group.members.size }
      }),
  }),
}
