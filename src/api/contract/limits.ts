/**
 * Every limit of the service, once. Text limits are UTF-8 bytes. "KB" is read as 1,024 bytes: the vendor's English help page
 * and the API say KB, its Chinese page says characters (docs/decisions/0003).
 * Source: help pages `group-management`, `interactive-messages-new` and the request rules in the vendor's SDK metadata.
 */
export const LIMITS = {
  /** Group, user and message IDs. */
  idBytes: 64,
  groupNameBytes: 128,
  /** Group Additional Information. */
  groupInformationBytes: 32 * 1024,
  /** Sender Additional Information. */
  senderInformationBytes: 512,
  /** Message Content. */
  messageContentBytes: 15 * 1024,
  administrators: 3,
  /** Different message types one group may ever carry. */
  messageTypesPerGroup: 30,
  /** Groups of an application that are not deleted. */
  liveGroups: 5000,
  applicationsPerAccount: 300,
  applicationNameMin: 2,
  /** Characters (code points), not bytes. */
  applicationNameMax: 16,
  /** A group with more members becomes a supergroup. */
  ordinaryGroupMembers: 2000,
  groupPageSize: 50,
  groupPageNumber: 10_000,
  messagePageSizeMin: 10,
  messagePageSizeMax: 50,
  memberPageSizeMin: 10,
  /** As SDK and page say. A machine-readable rule of the vendor's stops at 30: whoever asks for no more is safe with either. */
  memberPageSizeMax: 50,
  memberPageSizeSafe: 30,
  /** Users one check call may ask for. */
  checkedUsers: 10,
  /** Users one mute call may name. */
  mutedUsersPerCall: 30,
  /** Messages a group delivers in a second; beyond that the service chooses. */
  messagesPerSecond: 50,
  int64Max: 9_223_372_036_854_775_807n,
  int64Min: -9_223_372_036_854_775_808n,
} as const

const DAY = 86_400

/** Clocks of the service, in seconds. */
export const RETENTION = {
  /** A deleted group can be restored this long; then its ID is free again. */
  deletedGroup: 30 * DAY,
  /**
   * Messages of a deleted group stay readable this long. The group-management page says 7 days, the
   * DeleteLiveMessageGroup page 30: we promise the smaller number.
   */
  deletedGroupMessages: 7 * DAY,
} as const

/** Days an application keeps messages, by `MsgLifeCycle`; chosen when it is created and fixed. */
export const MESSAGE_RETENTION_DAYS = [30, 90, 180] as const

/** Seconds without a delivery after which a type's newest message is delivered even beyond the group's rate. */
export const TYPE_GUARANTEE = 5
/** Seconds between two join and leave notices of a supergroup. */
export const SUPERGROUP_NOTICES = 5
/** `Weight` from which a message counts as high priority and is replayed to a user who was cut off. */
export const HIGH_PRIORITY = 1_000_000n
