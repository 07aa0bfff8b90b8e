import { DAY, type GroupSeed, HOUR, type ScenarioData } from './build.ts'
import { oddGroups } from './odd-groups.ts'
import { stageWith } from './stage.ts'

/** Texts that break what is put together carelessly. */
const NAMES = [
  '\u202Emoor desrever',
  'zero\u200Bwidth\u200Bspaces',
  'tab\tand\nnew line',
  '\u0000null\u0007bell',
  '=HYPERLINK("http://example.com","formula")',
  '"><script>alert(1)</script>',
  '{{7*7}} ${7*7} %s %00 ..%2f',
  "Robert'); DROP TABLE groups;--",
  'javascript:alert(1)',
  'Z\u0351\u036B\u0343a\u0349\u0360l\u0321\u0353g\u031Eo\u0322',
  '👩‍👩‍👧‍👦🏳️‍🌈🇨🇳1️⃣',
  'null',
  'undefined',
  'NaN',
  '１２３ｆｕｌｌｗｉｄｔｈ',
  'W'.repeat(128),
  '永'.repeat(42),
] as const

/** IDs that are words of a language or of an address. */
const IDS = ['__proto__', 'constructor', 'toString', 'null', 'undefined', '0', '00', 'NaN', 'details', 'index'] as const

export const edgeNames: ScenarioData = {
  apps: () => [
    stageWith(
      ...oddGroups(),
      ...NAMES.map((name, index): GroupSeed => ({
        id: `edge${index + 1}`,
        name,
        info: name,
        owner: 'tester1',
        ago: 20 * DAY + index * HOUR,
      })),
      ...IDS.map((id, index): GroupSeed => ({ id, name: id, ago: 25 * DAY + index * HOUR })),
    ),
  ],
}
