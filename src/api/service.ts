import { createClient } from './client.ts'
import { createServiceClock } from './service-clock.ts'
import { createSession } from './session.ts'

/** The service's time, the session and the one client of this page; who answers (mock, gateway) is decided by what serves `/api`. */
export const serviceClock = createServiceClock()
export const session = createSession({ kind: __MOCK__ ? 'rehearsal' : 'asking' })
export const client = createClient({ clock: serviceClock, onSignInRequired: session.expire })
