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
export async function describeApplication(client: Client, scope: Scope, signal: AbortSignal): Promise<Application> {
  const answer = await client.call('DescribeLiveMessageApp', scopeParams(scope), { signal })
  return {
    id: answer.AppId,
    name: answer.AppName,
    center: answer.DataCenter,
    disabled: answer.Disable,
    retentionDays: MESSAGE_RETENTION_DAYS[answer.MsgLifeCycle],
    createdAt: answer.CreateTime,
  }
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
