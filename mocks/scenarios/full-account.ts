import { LIMITS } from '#api/contract/limits.ts'
import { HOUR, type ScenarioData } from './build.ts'

export const fullAccount: ScenarioData = {
  apps: () =>
    Array.from({ length: LIMITS.applicationsPerAccount }, (_, index) => {
      const number = `${index + 1}`.padStart(3, '0')
      return {
        id: `tenant000${number}`,
        name: `Tenant ${number}`,
        center: index % 10 === 9 ? ('ap-southeast-1' as const) : ('cn-shanghai' as const),
        ago: (LIMITS.applicationsPerAccount - index) * HOUR,
        disabled: index % 7 === 6,
      }
    }),
}
