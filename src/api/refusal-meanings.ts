import type { ActionName } from './contract/actions.ts'
import type { BASE_CODES } from './contract/errors.ts'

/** What a refusal means to whoever made the call. */
export type Meaning =
  | 'questionRefused'
  | 'inputRefused'
  | 'applicationRefused'
  | 'addressRefused'
  | 'restoreRefused'
  | 'sendRefused'
  | 'receiverOffline'
  | 'recallRefused'
  | 'membersHidden'
  | 'noAccount'
  | 'noAccess'
  | 'noSending'
  | 'noCenter'
  | 'noApplication'
  | 'noGroup'
  | 'noLiveGroup'
  | 'noMember'
  | 'tooManyGroups'
  | 'serverError'

/** Whose fault a refused input is: nobody types the parameters of a read. */
const read = { InputInvalid: 'questionRefused', ServerError: 'serverError' } as const
const write = { InputInvalid: 'inputRefused', ServerError: 'serverError' } as const

/** What a call names, and so what may be closed to it or missing. */
const account = { NoAuth: 'noAccount', ResourceNotExist: 'noCenter' } as const
const application = { NoAuth: 'noAccess', ResourceNotExist: 'noApplication' } as const
const group = { NoAuth: 'noAccess', ResourceNotExist: 'noGroup' } as const
/** Of a deleted group these know nothing any more. */
const liveGroup = { NoAuth: 'noAccess', ResourceNotExist: 'noLiveGroup' } as const

const mute = { ...write, ...liveGroup }
const address = { ...write, InputInvalid: 'addressRefused', ...application } as const

type OfAction = Readonly<Record<(typeof BASE_CODES)[number], Meaning> & { ErrorTooManyGroups?: Meaning }>

/**
 * What a Code means where an action answers it: the same NoAuth is a disabled application to one, a muted sender to another. Where the
 * documents leave open which Code a case has (mocks/README.md, "Where it guesses") a meaning covers all cases that may have it.
 */
const MEANINGS: Readonly<Record<ActionName, OfAction>> = {
  ListLiveMessageApps: { ...read, ...account },
  CreateLiveMessageApp: { ...write, InputInvalid: 'applicationRefused', ...account },
  DescribeLiveMessageApp: { ...read, ...application },
  ModifyLiveMessageAppAudit: address,
  ModifyLiveMessageAppCallback: address,
  ModifyLiveMessageAppDisable: { ...write, ...application },
  ListLiveMessageGroupByPage: { ...read, ...application },
  ListLiveMessageGroups: { ...read, ...application },
  DescribeLiveMessageGroup: { ...read, ...group },
  CreateLiveMessageGroup: { ...write, ...application, ErrorTooManyGroups: 'tooManyGroups' },
  ModifyLiveMessageGroup: { ...write, ...liveGroup },
  DeleteLiveMessageGroup: { ...write, ...group },
  RecoverLiveMessageDeletedGroup: {
    ...write,
    InputInvalid: 'restoreRefused',
    ...group,
    ErrorTooManyGroups: 'tooManyGroups',
  },
  SendLiveMessageGroup: { ...write, InputInvalid: 'sendRefused', ...liveGroup, NoAuth: 'noSending' },
  SendLiveMessageUser: { ...write, InputInvalid: 'receiverOffline', ...application },
  ListLiveMessageGroupMessages: { ...read, ...group },
  DeleteLiveMessageGroupMessage: { ...write, ...liveGroup },
  DeleteLiveMessageUserMessage: { ...write, InputInvalid: 'recallRefused', ...application },
  ListLiveMessageGroupUsers: { ...read, InputInvalid: 'membersHidden', ...liveGroup },
  CheckLiveMessageUsersInGroup: { ...read, ...liveGroup },
  CheckLiveMessageUsersOnline: { ...read, ...application },
  KickLiveMessageGroupUser: { ...write, ...application, ResourceNotExist: 'noMember' },
  ModifyLiveMessageUserInfo: { ...write, ...application },
  BanLiveMessageGroup: mute,
  UnbanLiveMessageGroup: mute,
  AddLiveMessageGroupBand: mute,
  RemoveLiveMessageGroupBand: mute,
  ModifyLiveMessageGroupBand: mute,
  DescribeLiveMessageGroupBand: { ...read, ...liveGroup },
}

/** What a Code of the service means after this action; undefined for one that the documents do not name. */
export function meaningOf(action: ActionName, code: string | undefined): Meaning | undefined {
  const meanings: Readonly<Partial<Record<string, Meaning>>> = MEANINGS[action]
  return code !== undefined && Object.hasOwn(meanings, code) ? meanings[code] : undefined
}
