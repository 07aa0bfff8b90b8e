/*
 * Runs before anything is painted and in any browser, hence the old words. Marks the page with what its first paint depends on: theme
 * and language as the console keeps them (src/ui/preferences.ts), whether the navigation is folded, and which screen the address names;
 * index.html and src/shell do the rest in HTML and CSS. Tells an operator with a browser that is too old which ones work; a page marked
 * so runs nothing else (src/first.ts), and keeps what is written here.
 */
;(function () {
  var root = document.documentElement
  /** Where this build was put on its host (src/lib/base-path.ts): the folder of this file. */
  var base = baseOf(document.currentScript)
  /** The console's own address (src/lib/console-address.ts), whatever stands before it or holds it. */
  var path = consolePath()

  function baseOf(script) {
    var found = /^https?:\/\/[^/]+(\/(?:[^?#]*\/)?)/.exec((script && script.src) || '')
    return found ? found[1] : '/'
  }

  function consolePath() {
    var query = typeof URLSearchParams === 'function' ? new URLSearchParams(window.location.search) : undefined
    var given = query && (query.get('at') || query.get('deep'))
    if (given) return given
    var pathname = window.location.pathname
    return pathname.indexOf(base) === 0 ? pathname.slice(base.length - 1) : pathname
  }

  /** A preference, `undefined` where there is none or the browser withholds it. */
  function kept(key) {
    try {
      var place = base === '/' ? '' : base
      return JSON.parse(window.localStorage.getItem('audience-console' + place + ':' + key)) || undefined
    } catch (_withheld) {
      return undefined
    }
  }

  function isDark() {
    var theme = kept('theme')
    if (theme === 'dark' || theme === 'light') return theme === 'dark'
    return !!window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches
  }

  function isChinese() {
    var language = kept('language')
    if (language === 'zh' || language === 'en') return language === 'zh'
    var languages = navigator.languages || [navigator.language || navigator.userLanguage || '']
    for (var i = 0; i < languages.length; i += 1) {
      if (/^(zh|yue|cmn|nan|wuu|hak|gan|hsn|cdo|lzh)\b/i.test(languages[i])) return true
      if (/^en\b/i.test(languages[i])) return false
    }
    return false
  }

  function screenOf(path) {
    // Before a gateway: nobody is promised a list who will be asked to sign in (src/shell/signed-in.ts).
    if (root.getAttribute('data-world') === 'real' && kept('signedIn') !== true) return 'bar'
    if (/^\/live\/[^/]+\/applications(\/|$)/.test(path)) return 'applications'
    if (/^\/live\/[^/]+\/[^/]+\/groups(\/|$)/.test(path)) return 'groups'
    return /^\/auth\//.test(path) ? 'bar' : 'frame'
  }

  var chinese = isChinese()
  root.lang = chinese ? 'zh-CN' : 'en'
  root.setAttribute('data-base', base)
  root.setAttribute('data-theme', isDark() ? 'dark' : 'light')
  root.setAttribute('data-screen', screenOf(path))
  if (kept('navigation') === 'folded') root.setAttribute('data-navigation', 'folded')

  var supported =
    typeof Promise === 'function' &&
    typeof Promise.withResolvers === 'function' &&
    typeof Set === 'function' &&
    typeof Set.prototype.union === 'function' &&
    typeof AbortSignal === 'function' &&
    typeof AbortSignal.any === 'function'

  if (!supported) {
    root.setAttribute('data-browser', 'too-old')
    whenThere(tellTooOld)
    return
  }

  // A browser loads no modules from files.
  if (window.location.protocol === 'file:') {
    whenThere(tellNoFile)
    return
  }

  // A skeleton whose script never comes would promise something for ever.
  window.addEventListener(
    'error',
    function (event) {
      if (event.target && event.target.nodeName === 'SCRIPT') root.setAttribute('data-first-paint', 'failed')
    },
    true,
  )

  function whenThere(tell) {
    if (document.body) tell()
    else document.addEventListener('DOMContentLoaded', tell)
  }

  function tellTooOld() {
    var oldest = document.querySelector('meta[name=oldest-browsers]').getAttribute('content')
    tellInstead([
      chinese ? '浏览器版本过低' : 'This browser is too old',
      chinese ? '本控制台需要以下版本或更新的浏览器：' + oldest + '。' : 'The console needs ' + oldest + ', or newer.',
      chinese ? '请升级浏览器后重新打开本页。' : 'Update the browser, then open this page again.',
    ])
  }

  function tellNoFile() {
    tellInstead([
      chinese ? '控制台不能直接从文件打开' : 'The console cannot be opened as a file',
      chinese
        ? '请通过 HTTP 提供此文件夹，例如在其中运行 “npx http-server”，然后打开它显示的地址。'
        : 'Serve this folder over HTTP, for example with “npx http-server” in it, and open the address that it prints.',
    ])
  }

  /** A heading and paragraphs, and nothing else. */
  function tellInstead(texts) {
    var main = document.createElement('main')
    main.style.cssText = 'margin: 15vh auto; max-width: 32em; padding: 0 16px; font: 16px/1.6 sans-serif'
    for (var i = 0; i < texts.length; i += 1) add(main, i === 0 ? 'h1' : 'p', texts[i])
    document.getElementById('root').textContent = ''
    document.body.insertBefore(main, document.body.firstChild)
  }

  function add(parent, name, text) {
    var element = document.createElement(name)
    element.appendChild(document.createTextNode(text))
    parent.appendChild(element)
  }
})()
