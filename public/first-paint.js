/*
 * Runs before anything is painted and in any browser, hence the old words. Marks the page with what its first paint depends on: theme
 * and language as the console keeps them (src/ui/preferences.ts), whether the navigation is folded, and which screen the address names;
 * index.html and src/shell do the rest in HTML and CSS. Tells an operator with a browser that is too old which ones work; a page marked
 * so runs nothing else (src/first.ts), and keeps what is written here.
 */
;(function () {
  var root = document.documentElement

  /** A preference, `undefined` where there is none or the browser withholds it. */
  function kept(key) {
    try {
      return JSON.parse(window.localStorage.getItem('audience-console:' + key)) || undefined
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
  root.setAttribute('data-theme', isDark() ? 'dark' : 'light')
  root.setAttribute('data-screen', screenOf(window.location.pathname))
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
    if (document.body) tellTooOld()
    else document.addEventListener('DOMContentLoaded', tellTooOld)
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

  function tellTooOld() {
    var oldest = document.querySelector('meta[name=oldest-browsers]').getAttribute('content')
    var main = document.createElement('main')
    main.style.cssText = 'margin: 15vh auto; max-width: 32em; padding: 0 16px; font: 16px/1.6 sans-serif'
    add(main, 'h1', chinese ? '浏览器版本过低' : 'This browser is too old')
    add(
      main,
      'p',
      chinese ? '本控制台需要以下版本或更新的浏览器：' + oldest + '。' : 'The console needs ' + oldest + ', or newer.',
    )
    add(main, 'p', chinese ? '请升级浏览器后重新打开本页。' : 'Update the browser, then open this page again.')
    document.getElementById('root').textContent = ''
    document.body.insertBefore(main, document.body.firstChild)
  }

  function add(parent, name, text) {
    var element = document.createElement(name)
    element.appendChild(document.createTextNode(text))
    parent.appendChild(element)
  }
})()
