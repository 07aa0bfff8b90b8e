import type { Failure } from '#api/failure.ts'
import { meaningOf } from '#api/refusal-meanings.ts'
import type { FailureStrings } from './failure-strings.ts'

type Sentence = { [K in keyof FailureStrings]: FailureStrings[K] extends string ? K : never }[keyof FailureStrings]
type Sentences = readonly [title: Sentence, advice: Sentence]

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
  if (sent === false) return say(['NotSent', 'inputRefusedAdvice'])
  const ours = Object.entries(BY_CODE).find(([name]) => name === code)?.[1]
  if (ours !== undefined) return say(ours)
  const meaning = meaningOf(action, code) ?? ((status ?? 0) >= 500 ? 'serverError' : 'refused')
  return say([meaning, `${meaning}Advice`])
}
