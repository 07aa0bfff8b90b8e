/**
 * Where the browser withholds storage, reading `localStorage` throws, and Mock Service Worker reads it when it is loaded. Then this
 * page gets one that lasts as long as the page. Imported before MSW.
 */
try {
  void window.localStorage
} catch {
  const values = new Map<string, string>()
  const forPage: Storage = {
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  }
  Object.defineProperty(window, 'localStorage', { value: forPage })
}
