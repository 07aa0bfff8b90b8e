import type { Plugin } from 'vite'

/**
 * Of a page that stands on a host which nobody told about the console: it marks the page so (src/lib/console-address.ts), and where it was
 * answered for an address below the build's folder it goes to that folder, with the address in `?deep=` (src/lib/console-address.ts). Where
 * the folder ends is seen by what follows: `/live`, with a Live Center or without.
 */
function onUnknownHost() {
  document.documentElement.setAttribute('data-host', 'unknown')
  const place = window.location
  const found =
    /^(.*?\/)live\/(?:cn-shanghai|ap-southeast-1)(?:\/|$)/.exec(place.pathname) ??
    /^(.*?\/)live(?:\/.*[^/])?$/.exec(place.pathname)
  if (found === null) return
  const folder = found[1] ?? '/'
  const address = place.pathname.slice(folder.length - 1) + place.search
  // What follows in this document is of another address: as text it loads nothing.
  document.write('<plaintext hidden>')
  place.replace(`${place.origin + folder}?deep=${encodeURIComponent(address)}${place.hash}`)
}

const SCRIPT = `<script data-host-script>;(${onUnknownHost.toString()})()</script>`

/** What a host answers with for an address that is no file: GitHub Pages does by itself, others can be told (docs/previews.md). */
const MISSING = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="UTF-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Not found</title>
    ${SCRIPT}
  </head>
  <body style="margin: 15vh auto; max-width: 32em; padding: 0 16px; font: 16px/1.6 sans-serif">
    <h1>There is nothing at this address</h1>
    <p>Check it against the link you were given.</p>
    <div lang="zh-CN">
      <h1>此地址没有内容</h1>
      <p>请与您收到的链接核对。</p>
    </div>
  </body>
</html>
`

/** Lets a build be put into any folder of any host: what its page asks for is named relative to it, and 404.html leads to it. */
export function anywhere(): Plugin {
  let base = './'
  return {
    name: 'anywhere',
    apply: 'build',
    config: ({ base: given }) => ({ base: given ?? './' }),
    configResolved(config) {
      ;({ base } = config)
    },
    transformIndexHtml: {
      order: 'post',
      // Built for one folder the page finds its files from any address, and the host is taken to answer for all of them.
      handler: (html) => (base === './' ? html.replace('<script ', `${SCRIPT}\n    <script `) : html),
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '404.html', source: MISSING })
    },
  }
}
