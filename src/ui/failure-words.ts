import type { ActionName } from '#api/contract/actions.ts'
import type { BASE_CODES } from '#api/contract/errors.ts'
import type { Failure } from '#api/failure.ts'
import type { FailureStrings } from './failure-strings.ts'

type Sentence = { [K in keyof FailureStrings]: FailureStrings[K] extends string ? K : never }[keyof FailureStrings]
type Sentences = readonly [title: Sentence, advice: Sentence]

const SERVER_ERROR: Sentences = ['ServerError', 'ServerErrorAdvice']
const NO_PLACE: Sentences = ['ErrorTooManyGroups', 'ErrorTooManyGroupsAdvice']

/** Whose fault a refused input is: nobody types the parameters of a read. */
const read = { InputInvalid: ['questionRefused', 'questionRefusedAdvice'], ServerError: SERVER_ERROR } as const
const write = { InputInvalid: ['InputInvalid', 'InputInvalidAdvice'], ServerError: SERVER_ERROR } as const

/** What a call names, and so what may be closed to it or missing. */
const account = {
  NoAuth: ['noAccount', 'noAccountAdvice'],
  ResourceNotExist: ['noCenter', 'noCenterAdvice'],
} as const
const application = {
  NoAuth: ['NoAuth', 'NoAuthAdvice'],
  ResourceNotExist: ['noApplication', 'noApplicationAdvice'],
} as const
const group = { ...application, ResourceNotExist: ['noGroup', 'noGroupAdvice'] } as const
/** Of a deleted group these know nothing any more. */
const liveGroup = { ...application, ResourceNotExist: ['noGroup', 'noLiveGroupAdvice'] } as const

const mute = { ...write, ...liveGroup }
const address = { ...write, InputInvalid: ['addressRefused', 'addressRefusedAdvice'], ...application } as const

type OfAction = Readonly<Record<(typeof BASE_CODES)[number], Sentences> & { ErrorTooManyGroups?: Sentences }>

/**
 * What a Code means where an action answers it: the same NoAuth is a disabled application to one, a muted sender to another. Where the
 * documents leave open which Code a case has (mocks/README.md, "Where it guesses") the sentences hold for each that it may have.
 */
const BY_ACTION: Readonly<Record<ActionName, OfAction>> = {
  ListLiveMessageApps: { ...read, ...account },
  CreateLiveMessageApp: {
    ...write,
    InputInvalid: ['applicationRefused', 'applicationRefusedAdvice'],
    ...account,
  },
  DescribeLiveMessageApp: { ...read, ...application },
  ModifyLiveMessageAppAudit: address,
  ModifyLiveMessageAppCallback: address,
  ModifyLiveMessageAppDisable: { ...write, ...application },
  ListLiveMessageGroupByPage: { ...read, ...application },
  ListLiveMessageGroups: { ...read, ...application },
  DescribeLiveMessageGroup: { ...read, ...group },
  CreateLiveMessageGroup: { ...write, ...application, ErrorTooManyGroups: NO_PLACE },
  ModifyLiveMessageGroup: { ...write, ...liveGroup },
  DeleteLiveMessageGroup: { ...write, ...group },
  RecoverLiveMessageDeletedGroup: {
    ...write,
    InputInvalid: ['restoreRefused', 'restoreRefusedAdvice'],
    ...group,
    ErrorTooManyGroups: NO_PLACE,
  },
  SendLiveMessageGroup: {
    ...write,
    InputInvalid: ['sendRefused', 'sendRefusedAdvice'],
    ...liveGroup,
    NoAuth: ['maySend', 'maySendAdvice'],
  },
  SendLiveMessageUser: { ...write, InputInvalid: ['sendRefused', 'receiverRefusedAdvice'], ...application },
  ListLiveMessageGroupMessages: { ...read, ...group },
  DeleteLiveMessageGroupMessage: { ...write, ...liveGroup },
  DeleteLiveMessageUserMessage: {
    ...write,
    InputInvalid: ['recallRefused', 'recallRefusedAdvice'],
    ...application,
  },
  ListLiveMessageGroupUsers: { ...read, InputInvalid: ['membersRefused', 'membersRefusedAdvice'], ...liveGroup },
  CheckLiveMessageUsersInGroup: { ...read, ...liveGroup },
  CheckLiveMessageUsersOnline: { ...read, ...application },
  KickLiveMessageGroupUser: { ...write, ...application, ResourceNotExist: ['noMember', 'noMemberAdvice'] },
  ModifyLiveMessageUserInfo: { ...write, ...application },
  BanLiveMessageGroup: mute,
  UnbanLiveMessageGroup: mute,
  AddLiveMessageGroupBand: mute,
  RemoveLiveMessageGroupBand: mute,
  ModifyLiveMessageGroupBand: mute,
  DescribeLiveMessageGroupBand: { ...read, ...liveGroup },
}

/** The gateway's own refusals mean the same whatever was asked. */
const BY_CODE = {
  'Gateway.GroupChanged': ['GroupChanged', 'GroupChangedAdvice'],
  'Gateway.Unreachable': ['network', 'networkAdvice'],
  'Gateway.Timeout': ['timeout', 'timeoutAdvice'],
  'Gateway.NotSent': ['NotSent', 'NotSentAdvice'],
  'Gateway.NoCredentials': ['NotSent', 'NoCredentialsAdvice'],
  'Gateway.SignInRequired': ['SignInRequired', 'SignInRequiredAdvice'],
  'Gateway.NotRecorded': ['NotRecorded', 'NotRecordedAdvice'],
  'Gateway.RoleRequired': ['RoleRequired', 'RoleRequiredAdvice'],
} as const satisfies Record<string, Sentences>

function sentencesFor(action: ActionName, code: string | undefined): Sentences | undefined {
  const found = [...Object.entries(BY_ACTION[action]), ...Object.entries(BY_CODE)].find(([name]) => name === code)
  return found?.[1]
}

/** The headline and the advice for a failure. */
export function failureWords(failure: Failure, words: FailureStrings): { title: string; advice: string } {
  const { kind, action, reason = 'network', status, code, sent } = failure.facts
  const say = ([title, advice]: Sentences) => ({ title: words[title], advice: words[advice] })
  if (kind === 'unreachable') return say([reason, `${reason}Advice`])
  if (failure.headersTooLarge) return say(['headersTooLarge', 'headersTooLargeAdvice'])
  // The gateway reads the service's answers before we do.
  if (kind === 'unreadable' || code === 'Gateway.Unreadable') {
    const bad = status === undefined || status < 400
    return {
      title: bad ? words.unreadable : words.unreadableStatus(String(status)),
      advice: words.unreadableAdvice,
    }
  }
  if (failure.throttled) return say(['Throttling', 'ThrottlingAdvice'])
  if (sent === false) return say(['NotSent', 'InputInvalidAdvice'])
  const known = sentencesFor(action, code)
  if (known !== undefined) return say(known)
  return say((status ?? 0) >= 500 ? SERVER_ERROR : ['refused', 'refusedAdvice'])
}
