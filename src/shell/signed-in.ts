import * as v from 'valibot'
import { createPreference } from '#lib/storage.ts'

/**
 * Whether somebody was signed in at this browser when it was asked last. Only a guess of whether calls may be sent before that is
 * asked again: refused ones would fill the console's log of whoever is not.
 */
export const probablySignedIn = createPreference('signedIn', v.boolean(), () => false)
