/**
 * Names that tests and tools may rely on. Nothing here imports anything, so end-to-end tests can import it without the mock.
 */

/** Worlds that `reset` can put in place. */
export const SCENARIO_NAMES = [
  'typical',
  'empty',
  'full-quota',
  'busy-month',
  'full-account',
  'busy-show',
  'recycle-bin',
  'supergroup',
  'edge-names',
  'throttled',
] as const
export type ScenarioName = (typeof SCENARIO_NAMES)[number]

/** What a first visit finds. */
export const DEFAULT_SCENARIO: ScenarioName = 'typical'

/** Application IDs, in the vendor's manner: 12 lower-case letters and digits. */
export const APPS = {
  /** cn-shanghai, newest: 60 groups of every kind. */
  typical: 'starlight001',
  /** cn-shanghai: 5,000 live and 300 deleted groups, so its quota is full. */
  full: 'doubleelev11',
  /** cn-shanghai: 4,213 live and 57 deleted groups: its quota is nearly full. */
  nearlyFull: 'brandoutlet8',
  /** cn-shanghai: no groups. */
  empty: 'morningcls01',
  /** cn-shanghai: disabled. */
  disabled: 'campustv2019',
  /** cn-shanghai, but another account's: NoAuth. */
  foreign: 'partner00001',
  /** ap-southeast-1: 25 groups. */
  singapore: 'lioncity0001',
  /** ap-southeast-1: no groups. */
  singaporeEmpty: 'merlionart01',
  /** cn-shanghai, in the small scenarios and in `busy-month`: the application they are about. */
  stage: 'mainstage001',
} as const

/** Groups of the typical application that tests name. */
export const GROUPS = {
  /** Many users online, stored messages of several types, three administrators. */
  busy: 'starlightconcert2026',
  /** More than 2,000 members. */
  supergroup: 'newyeargala2026',
  /** On air while one looks: people chat, come and go, for three hours from seeding on. */
  onAir: 'eveningdeals',
  /** Nobody online: sending is refused. */
  quiet: 'rehearsalroom',
  /** A name of exactly 128 bytes. */
  longName: 'longname128',
  /** An empty name. */
  blankName: 'unnamedgroup',
  /** 双十一 in its name, and no Latin letter. */
  chinese: 'doubleelevennight',
  /** Chinese and emoji in its name. */
  emojiName: 'fanclubemoji',
  /** `<img src=x onerror=alert(1)>` as its name. */
  markupName: 'markupname',
  /** Exactly 32,768 bytes of additional information. */
  fullInformation: 'fullinformation',
  /** JSON information with 1.0, a number beyond 2^53 and a doubled key. */
  trickyJson: 'trickyjson',
  /** CR LF in its information. */
  crlf: 'crlfinformation',
  /** An ID with `_`, as older clients made them. */
  underscore: 'legacy_room_7',
  /** A group whose ID is also a word of the console's addresses. */
  create: 'create',
  /** Deleted an hour ago, by a recorded user. */
  deletedRecently: 'flashsalemorning',
  /** Deleted six days ago: its messages are still readable. */
  deletedReadable: 'cookingclass12',
  /** Deleted eight days ago: its messages are hidden, nobody recorded as deleter. */
  deletedHidden: 'yogaevening',
  /** Deleted 29 days ago: a day is left to restore it. */
  deletedExpiring: 'autumnfair2025',
} as const

/** People of shows, by user ID. */
export const PEOPLE = {
  /** A viewer with a complaint, every minute or two. */
  complains: 'xiaoman2046',
  /** Writes the same again and again, with a link in it. */
  spams: 'freegifts8848',
} as const

/** Groups of the small scenarios, all in `APPS.stage`. */
export const STAGE_GROUPS = {
  /** busy-show: 1,500 people and 80 messages a second, more than a group delivers; before that twelve minutes at a slower pace. */
  loud: 'grandfinale',
  /** busy-show: 40 people and 5 messages a second. */
  calm: 'backstagechat',
  /** busy-show: everybody is muted but `host01`. */
  muted: 'pressconference',
  /** busy-show: `troll01` and `troll02` are muted. */
  moderated: 'openquestions',
  /** recycle-bin: purged 30 seconds after seeding. */
  expiresInHalfAMinute: 'expiresin30s',
  /** recycle-bin: purged ten minutes after seeding. */
  expiresInTenMinutes: 'expiresin10m',
  /** recycle-bin: its messages are hidden a minute after seeding. */
  messagesEndInAMinute: 'messages1m',
  /** supergroup: 2,000 people, so the next one makes it a supergroup. */
  almostSuper: 'almostsuper',
  /** supergroup: 2,001 people. */
  justSuper: 'justsuper',
  /** supergroup: 20,000 people. */
  huge: 'hugecrowd',
} as const
