import type { ScenarioData } from './build.ts'
import { busyMonth } from './busy-month.ts'
import { busyShow } from './busy-show.ts'
import { edgeNames } from './edge-names.ts'
import { empty } from './empty.ts'
import { fullAccount } from './full-account.ts'
import { fullQuota } from './full-quota.ts'
import type { ScenarioName } from './names.ts'
import { recycleBin } from './recycle-bin.ts'
import { supergroup } from './supergroup.ts'
import { throttled } from './throttled.ts'
import { typical } from './typical.ts'

/** Add a name to names.ts and the compiler asks for its world here. */
export const SCENARIOS: Record<ScenarioName, ScenarioData> = {
  typical,
  empty,
  'full-quota': fullQuota,
  'busy-month': busyMonth,
  'full-account': fullAccount,
  'busy-show': busyShow,
  'recycle-bin': recycleBin,
  supergroup,
  'edge-names': edgeNames,
  throttled,
}
