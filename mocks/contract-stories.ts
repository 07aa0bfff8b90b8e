import { applicationStories } from './stories/applications.ts'
import { groupStories } from './stories/groups.ts'
import { inputStories } from './stories/input.ts'
import { longStories } from './stories/long.ts'
import { messageStories } from './stories/messages.ts'
import type { Story } from './stories/story.ts'

/** The contract, as stories between a client and the service. */
export const STORIES: Readonly<Record<string, Story>> = {
  ...applicationStories,
  ...groupStories,
  ...inputStories,
  ...messageStories,
}

/** The same, but hundreds of calls: for transports that are quick. */
export const LONG_STORIES: Readonly<Record<string, Story>> = longStories
