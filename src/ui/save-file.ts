/** Milliseconds after which the browser has surely begun to read a file that it saves. */
const READ_BY_MS = 60_000

/** Has the browser save a file under this name, as it saves what one downloads. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_MS)
}
