import type { Client } from './client.ts'
import type { AnswerOf } from './contract/actions.ts'
import type { LiveCenter } from './contract/fields.ts'
import { MESSAGE_RETENTION_DAYS } from './contract/limits.ts'
import { type Scope, scopeParams } from './scope.ts'
import { tokenPages } from './token-pages.ts'

export interface Application {
  id: string
  name: string
  center: LiveCenter
  disabled: boolean
  /** Days messages are kept. */
  retentionDays: number
  /** UNIX seconds. */
  createdAt: number
}

/** Who looks at what users send before the others get it. */
export type Moderation = { kind: 'off' | 'builtIn' } | { kind: 'custom'; url: string }

/** What Describe alone tells of an application. */
export interface ApplicationDetails extends Application {
  /** UNIX seconds. */
  changedAt: number
  /** The address that is told who comes and goes; empty: nobody is told. */
  callbackUrl: string
  moderation: Moderation
}

/** Longest chain of pages we follow: an account holds at most 300 applications. */
const MOST_PAGES = 300

/** All applications of a Live Center, newest first. Throws when the service repeats a page token. */
export async function listApplications(
  client: Client,
  center: LiveCenter,
  signal: AbortSignal,
): Promise<Application[]> {
  const read = (token: number | undefined) =>
    client.call(
      'ListLiveMessageApps',
      { SortType: 2, DataCenter: center, ...(token === undefined ? {} : { NextPageToken: token }) },
      { signal },
    )
  const applications: Application[] = []
  const nextOf = ({ HasMore, NextPageToken }: AnswerOf<'ListLiveMessageApps'>) => (HasMore ? NextPageToken : undefined)
  for await (const page of tokenPages(read, nextOf, MOST_PAGES)) {
    for (const row of page.AppList) {
      applications.push({
        id: row.AppId,
        name: row.AppName,
        center: row.DataCenter,
        disabled: row.Disable === 'true',
        retentionDays: MESSAGE_RETENTION_DAYS[row.MsgLifeCycle],
        createdAt: row.CreateTime,
      })
    }
  }
  return applications
}

/** Refused with ResourceNotExist for an unknown ID and NoAuth for another account's. */
export async function describeApplication(
  client: Client,
  scope: Scope,
  signal: AbortSignal,
): Promise<ApplicationDetails> {
  const answer = await client.call('DescribeLiveMessageApp', scopeParams(scope), { signal })
  return {
    id: answer.AppId,
    name: answer.AppName,
    center: answer.DataCenter,
    disabled: answer.Disable,
    retentionDays: MESSAGE_RETENTION_DAYS[answer.MsgLifeCycle],
    createdAt: answer.CreateTime,
    changedAt: answer.ModifyTime,
    callbackUrl: answer.EventCallbackUrl,
    moderation:
      answer.AuditType === 2
        ? { kind: 'custom', url: answer.AuditUrl ?? '' }
        : { kind: answer.AuditType === 1 ? 'builtIn' : 'off' },
  }
}

/** Tells this address who comes and goes from now on; an empty one: nobody. Rejects with `Failure`. */
export async function changeCallback(
  client: Client,
  scope: Scope,
  callbackUrl: string,
  submitKey: string,
): Promise<void> {
  await client.call(
    'ModifyLiveMessageAppCallback',
    { ...scopeParams(scope), EventCallbackUrl: callbackUrl },
    { submitKey },
  )
}

/** Rejects with `Failure`. */
export async function changeModeration(
  client: Client,
  scope: Scope,
  moderation: Moderation,
  submitKey: string,
): Promise<void> {
  const params =
    moderation.kind === 'custom'
      ? { AuditType: 2, AuditUrl: moderation.url }
      : { AuditType: moderation.kind === 'builtIn' ? 1 : 0 }
  await client.call('ModifyLiveMessageAppAudit', { ...scopeParams(scope), ...params }, { submitKey })
}

/** Lets calls about an application's groups through, or none. Rejects with `Failure`. */
export async function switchApplication(
  client: Client,
  scope: Scope,
  disabled: boolean,
  submitKey: string,
): Promise<void> {
  await client.call('ModifyLiveMessageAppDisable', { ...scopeParams(scope), Disable: disabled }, { submitKey })
}

export interface NewApplication {
  center: LiveCenter
  name: string
  retentionDays: (typeof MESSAGE_RETENTION_DAYS)[number]
}

/** Returns the new application's ID. */
export async function createApplication(
  client: Client,
  application: NewApplication,
  submitKey: string,
): Promise<string> {
  const tier = MESSAGE_RETENTION_DAYS.indexOf(application.retentionDays)
  const answer = await client.call(
    'CreateLiveMessageApp',
    {
      AppName: application.name,
      MsgLifeCycle: tier === 2 ? 2 : tier === 1 ? 1 : 0,
      DataCenter: application.center,
    },
    { submitKey },
  )
  return answer.AppId
}
