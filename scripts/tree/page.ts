/** What the markup of a page says of classes and marks. */
interface Said {
  name: string
  line: number
}

export interface Page {
  /** Classes of sheets, by the path of the sheet's file and its name in it. */
  taken: (Said & { sheet: string })[]
  /** Classes of the global sheet. */
  quoted: Said[]
  /** Names of attributes. */
  attributes: string[]
}

/** `ui-pager-module__step`, as `generateScopedName` of vite.config.ts makes it of `.step` in `src/ui/pager.module.css`. */
const SCOPED = /^(?<folder>[a-z]+)-(?<file>[a-z-]+)-module__(?<name>\w+)$/

/** Comments apart, which hold no quotation marks before an equals sign. */
export function readPage(text: string): Page {
  const page: Page = { taken: [], quoted: [], attributes: [] }
  for (const { 1: attribute = '', 2: value = '', index } of text.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
    page.attributes.push(attribute)
    if (attribute !== 'class') continue
    const line = text.slice(0, index).split('\n').length
    for (const word of value.split(/\s+/).filter((name) => name !== '')) {
      const { folder, file, name } = SCOPED.exec(word)?.groups ?? {}
      if (folder === undefined || file === undefined || name === undefined) page.quoted.push({ name: word, line })
      else page.taken.push({ name, line, sheet: `src/${folder}/${file}.module.css` })
    }
  }
  return page
}
