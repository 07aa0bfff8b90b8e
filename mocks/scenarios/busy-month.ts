import { type ScenarioData } from './build.ts'
import { busyMonthApp } from './full-app.ts'

/** The most groups that an operator meets in one application. */
export const busyMonth: ScenarioData = { apps: (seed) => [busyMonthApp(seed)] }
