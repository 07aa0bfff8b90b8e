/**
 * The operator guide as pages that are served with the console: docs/operator-guide*.md with its pictures, and one sheet of its own. Nothing
 * in them is inline, so that the policy of the console holds for them, too. Rendered by marked: no dependencies, a release a month, and
 * needed here alone, never in the browser.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Marked } from 'marked'
import type { Plugin } from 'vite'
import { guidePage } from '../src/lib/guide-page.ts'
import { type Locale, LOCALES } from '../src/lib/strings.ts'
import { ROOT } from './install.mjs'

const DOCS = path.join(ROOT, 'docs')
/** Pictures, by language, and the sheet. */
const FOLDER = 'operator-guide'
const SHEET = 'guide.css'

/** The text of each language, in docs/. */
export const GUIDES: Readonly<Record<Locale, string>> = { en: 'operator-guide.md', zh: 'operator-guide.zh.md' }
const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' }

/** What the guide is made from: a build that is older is out of date. */
export const GUIDE_INPUTS = [
  `docs/${FOLDER}`,
  ...Object.values(GUIDES).map((name) => `docs/${name}`),
  'scripts/guide.ts',
]

const TYPES: Readonly<Record<string, string>> = { html: 'text/html; charset=utf-8', css: 'text/css', png: 'image/png' }

export const guideText = (locale: Locale): string => readFileSync(path.join(DOCS, GUIDES[locale]), 'utf8')

/** Names of a language's pictures, as docs/ knows them. */
export const guidePictures = (locale: Locale): string[] =>
  readdirSync(path.join(DOCS, FOLDER, locale)).map((name) => `${FOLDER}/${locale}/${name}`)

/** GitHub's own way of naming headings, so that links within the text lead somewhere in both places. */
export const headingId = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Width and height of a PNG, pixels. */
function sizeOf(file: string): [width: number, height: number] {
  const bytes = readFileSync(file)
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error(`${file} is no PNG.`)
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

/** Where a link of the text leads on the pages. Throws for one that would lead nowhere there. */
function pageLink(href: string): string {
  const other = LOCALES.find((locale) => GUIDES[locale] === href)
  if (other !== undefined) return path.posix.basename(guidePage(other))
  if (href.startsWith('#')) return href
  throw new Error(`The operator guide links to ${href}, which is not served with the console.`)
}

/** The body of a page. Throws when the text asks for what the page cannot have. */
export function renderGuide(text: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const id = headingId(this.parser.parseInline(tokens, this.parser.textRenderer))
        return `<h${depth} id="${attribute(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      image({ href, text: alt }) {
        const [width, height] = sizeOf(path.join(DOCS, href))
        const src = attribute(path.posix.relative(FOLDER, href))
        const picture = `<img src="${src}" alt="${attribute(alt)}" width="${width}" height="${height}" loading="lazy" />`
        return `<a href="${src}">${picture}</a>`
      },
      link({ href, tokens }) {
        return `<a href="${attribute(pageLink(href))}">${this.parser.parseInline(tokens)}</a>`
      },
      html({ text: html }) {
        throw new Error(`The operator guide has HTML in it: ${html}`)
      },
    },
  })
  const html = marked.parse(text, { async: false })
  return html
}

function pageOf(locale: Locale): string {
  const text = guideText(locale)
  const [, title = ''] = /^# (.+)$/m.exec(text) ?? []
  return `<!doctype html>
<html lang="${LANGUAGES[locale]}">
  <head>
    <meta charset="UTF-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="../icon.svg" />
    <link rel="stylesheet" href="${SHEET}" />
    <title>${attribute(title)} · Audience Console</title>
  </head>
  <body>
    <main>
${renderGuide(text)}    </main>
  </body>
</html>
`
}

/** The console's own colours and font (src/shell/global.css), by what the system prefers, before the guide's sheet. */
function sheet(): string {
  const css = readFileSync(path.join(ROOT, 'src/shell/global.css'), 'utf8')
  const blockOf = (scheme: string) => {
    const [, block] = new RegExp(String.raw`\{\s*(color-scheme: ${scheme};[^}]*)\}`).exec(css) ?? []
    if (block === undefined) throw new Error(`src/shell/global.css has no ${scheme} theme.`)
    return `:root {\n  ${block}}\n`
  }
  const own = readFileSync(path.join(DOCS, FOLDER, SHEET), 'utf8')
  return `${blockOf('light')}@media (prefers-color-scheme: dark) {\n${blockOf('dark')}}\n${own}`
}

/** What is served below the console's folder, by its path there. */
function guideFiles(): Map<string, () => string | Buffer> {
  const folder = path.posix.dirname(guidePage('en'))
  return new Map<string, () => string | Buffer>([
    ...LOCALES.map((locale) => [guidePage(locale), () => pageOf(locale)] as const),
    [`${folder}/${SHEET}`, sheet],
    ...LOCALES.flatMap(guidePictures).map(
      (name) =>
        [
          path.posix.join(folder, path.posix.relative(FOLDER, name)),
          () => readFileSync(path.join(DOCS, name)),
        ] as const,
    ),
  ])
}

/** Puts the guide into every build, and beside the console while it is developed. */
export function guide(): Plugin {
  return {
    name: 'operator-guide',
    generateBundle() {
      for (const [fileName, read] of guideFiles()) this.emitFile({ type: 'asset', fileName, source: read() })
    },
    configureServer({ middlewares, config }) {
      middlewares.use((request, response, next) => {
        const name = (request.url ?? '').replace(/[?#].*$/, '').slice(1)
        const read = guideFiles().get(name)
        if (read === undefined) {
          next()
          return
        }
        for (const [header, value] of Object.entries(config.server.headers ?? {}))
          if (value !== undefined) response.setHeader(header, value)
        response.setHeader('content-type', TYPES[path.extname(name).slice(1)] ?? 'application/octet-stream')
        response.setHeader('cache-control', 'no-store')
        response.end(read())
      })
    },
  }
}
