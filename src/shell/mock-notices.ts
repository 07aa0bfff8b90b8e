/** What an operator of a mock session should know about where it is kept and who answers. */
export type MockNotice =
  | 'storageUnavailable'
  | 'storageFailed'
  | 'siteDataCleared'
  | 'dataSetAside'
  | 'insecureAddress'
  | 'workerWithheld'

let notices: readonly MockNotice[] = []
const listeners = new Set<() => void>()

function set(next: readonly MockNotice[]) {
  notices = next
  for (const listener of listeners) listener()
}

/** Filled when a rehearsal starts; stays empty in the build for real use. Each kind is told once. */
export const mockSessionNotices = {
  add(kind: MockNotice) {
    if (!notices.includes(kind)) set([...notices, kind])
  },
  /** The operator has read it. */
  remove(kind: MockNotice) {
    set(notices.filter((notice) => notice !== kind))
  },
  get: () => notices,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
