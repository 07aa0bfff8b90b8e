/** What an operator of a mock session should know about where it is kept. */
export type MockNotice = 'storageUnavailable' | 'storageFailed' | 'siteDataCleared' | 'dataSetAside'

let notices: readonly MockNotice[] = []
const listeners = new Set<() => void>()

/** Filled when a rehearsal starts; stays empty in the build for real use. Each kind is told once. */
export const mockSessionNotices = {
  add(kind: MockNotice) {
    if (notices.includes(kind)) return
    notices = [...notices, kind]
    for (const listener of listeners) listener()
  },
  get: () => notices,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
