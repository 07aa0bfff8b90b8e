import { createClient } from './client.ts'
import { createServiceClock } from './service-clock.ts'

/** The service's time and the one client of this page; who answers (mock, gateway) is decided by what serves `/api`. */
export const serviceClock = createServiceClock()
export const client = createClient({ clock: serviceClock })
