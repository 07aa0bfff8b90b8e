import { LIMITS } from '#api/contract/limits.ts'
import { HOUR, type ScenarioData } from './build.ts'

export const fullAccount: ScenarioData = {
  about: {
    en: 'An account with 300 applications, the most it may have; every tenth one is in Singapore, every seventh is disabled.',
    zh: '拥有 300 个应用（账号上限）的账号；每十个有一个在新加坡，每七个有一个已停用。',
  },
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
