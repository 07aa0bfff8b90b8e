import type { ControlName, ControlParams } from '../control.ts'
import type { FieldNames, Words } from './names.ts'

/** What each control command does, and what each of its parameters means. */

export const COMMAND_WORDS: Readonly<Record<ControlName, string>> = {
  reset: 'Start over with a scenario; clock, faults and what was assumed are back to normal',
  'advance-clock': 'Move the service’s time on',
  'freeze-clock': 'Stop the service’s time',
  'run-clock': 'Let it go on from where it stands',
  faults: 'Replace all faults; an empty list clears them',
  assume: 'Say what is assumed of the service where no document tells',
  state: 'Read scenario, times, applications, faults and the last calls',
  join: 'Let users enter a group',
  leave: 'Let users leave a group',
  'log-in': 'Let users be online without a group',
  'log-out': 'End users, out of all their groups',
  'cut-off': 'Break the connection of users',
  'come-back': 'Bring back users who were cut off',
  inbox: 'Read what reached a user, the last 100',
  members: 'Read who is inside a group, a supergroup, too',
  say: 'Let users inside a group send messages from their own clients',
  show: 'Let those inside a group talk for a while',
  calls: 'Read the last calls with request and answer',
  settled: 'Wait until nothing is pending in the page that asks',
  export: 'Take the session along as a file',
  import: 'Replace the session by such a file',
}

type ParameterName = FieldNames<{ [N in ControlName]: ControlParams<N> }[ControlName]>

const ALL = 'all when left out'

export const COMMAND_PARAMETER_WORDS: Words<ControlName, ParameterName> = {
  action: 'The action whose calls are hit; * is every one.',
  after: 'Only calls with a higher number.',
  appId: 'The application, whoever’s it is.',
  at: 'When the world starts, UNIX seconds: now when left out.',
  body: 'Content of the message.',
  clocksApart: 'Seconds by which the Timestamp of messages is ahead of Date.',
  code: 'The Code of the refusal.',
  count: 'How many, instead of users: made up as viewer1, viewer2, … to join; those who came first leave.',
  file: 'What export answered as file.',
  frozen: 'Whether its clock stands still: false when left out.',
  groupId: 'The group.',
  id: 'ID of the message: made up when left out.',
  info: 'What the group says of these users.',
  kind: 'What happens to the call.',
  message: 'The Message of the refusal.',
  messages: 'In the order in which they are sent.',
  mix: 'What kinds of messages come, and how often each.',
  most: 'How many to name: 100 when left out.',
  ms: 'Milliseconds by which the answer is late.',
  nth: 'The first call that is hit, counted from 1.',
  perSecond: 'Messages a second; 0 ends the show.',
  retryAfterMs: 'Milliseconds for the header x-acs-retry-after.',
  scenario: 'The world to start with: typical when left out.',
  seconds: 'Seconds of the service’s time.',
  seed: 'Another one makes other IDs and chances. 1 when left out.',
  sender: 'User ID; whoever is not inside is refused.',
  set: 'Each call is hit by the first one that matches, and by any delays.',
  settling: 'Seconds until a stored message can be listed.',
  share: `The part of the calls that is hit: ${ALL}.`,
  'show.share': 'How often it comes, against the sum of all shares.',
  status: 'The HTTP status.',
  times: `How many calls are hit: ${ALL}.`,
  type: 'Type of the message.',
  userId: 'The user.',
  users: 'User IDs.',
  weight: 'Priority of the message.',
  within: 'Seconds to wait: 10 when left out.',
}
