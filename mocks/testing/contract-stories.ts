import { applicationStories } from './stories/applications.ts'
import { deliveryStories } from './stories/delivery.ts'
import { groupStories } from './stories/groups.ts'
import { inputStories } from './stories/input.ts'
import { longStories } from './stories/long.ts'
import { messageStories } from './stories/messages.ts'
import { muteStories } from './stories/mutes.ts'
import { peopleStories } from './stories/people.ts'
import type { Story } from './stories/story.ts'

/** The contract, as stories between a client and the service. */
export const STORIES: Readonly<Record<string, Story>> = {
  ...applicationStories,
  ...deliveryStories,
  ...groupStories,
  ...inputStories,
  ...messageStories,
  ...muteStories,
  ...peopleStories,
}

/** The same, but hundreds of calls: for transports that are quick. */
export const LONG_STORIES: Readonly<Record<string, Story>> = longStories
