import * as v from 'valibot'
import { createPreference } from '#lib/storage.ts'

/** Seconds for which a message can be held before it leaves; 0: it leaves at once. */
export const HOLDS = [0, 5, 15] as const

/** How long an operator's messages are held. */
export const holdPreference = createPreference('sendHold', v.picklist(HOLDS), () => HOLDS[0])
