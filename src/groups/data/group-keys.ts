import type { GroupPageRequest, GroupStatus } from '#api/group-page-params.ts'
import type { Scope } from '#api/scope.ts'

/** Every cache key of this feature starts with the application it belongs to. */
export const groupKeys = {
  every: ['groups'] as const,
  all: ({ center, appId }: Scope) => [...groupKeys.every, center, appId] as const,
  pages: (scope: Scope) => [...groupKeys.all(scope), 'page'] as const,
  pagesWith: (scope: Scope, status: GroupStatus) => [...groupKeys.pages(scope), status] as const,
  page: (scope: Scope, { status, ...rest }: GroupPageRequest) => [...groupKeys.pagesWith(scope, status), rest] as const,
  quota: (scope: Scope) => [...groupKeys.all(scope), 'quota'] as const,
  group: (scope: Scope, id: string) => [...groupKeys.all(scope), 'group', id] as const,
  mutes: (scope: Scope, id: string) => [...groupKeys.group(scope, id), 'mutes'] as const,
  mutesRead: (scope: Scope, id: string) => [...groupKeys.mutes(scope, id), 'read'] as const,
  members: (scope: Scope, id: string) => [...groupKeys.group(scope, id), 'members'] as const,
  presences: (scope: Scope, id: string) => [...groupKeys.group(scope, id), 'presence'] as const,
  presence: (scope: Scope, id: string, user: string) => [...groupKeys.presences(scope, id), user] as const,
  directory: (scope: Scope) => [...groupKeys.all(scope), 'directory'] as const,
}
