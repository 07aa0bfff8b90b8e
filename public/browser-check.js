/*
 * Tells an operator with a browser that is too old which ones work. Runs in any browser, hence the old words; a page it marks runs
 * nothing else (src/first.ts), and keeps what is written here.
 */
;(function () {
  var supported =
    typeof Promise === 'function' &&
    typeof Promise.withResolvers === 'function' &&
    typeof Set === 'function' &&
    typeof Set.prototype.union === 'function' &&
    typeof AbortSignal === 'function' &&
    typeof AbortSignal.any === 'function'
  if (supported) return

  var root = document.documentElement
  var chinese = /^(zh|yue|cmn|nan|wuu|hak|gan|hsn|cdo|lzh)\b/i.test(navigator.language || navigator.userLanguage || '')
  var oldest = document.querySelector('meta[name=oldest-browsers]').getAttribute('content')
  root.setAttribute('data-browser', 'too-old')
  root.lang = chinese ? 'zh-CN' : 'en'

  function show() {
    var main = document.createElement('main')
    main.style.cssText = 'margin: 15vh auto; max-width: 32em; padding: 0 16px; font: 16px/1.6 sans-serif'
    add(main, 'h1', chinese ? '浏览器版本过低' : 'This browser is too old')
    add(
      main,
      'p',
      chinese ? '本控制台需要以下版本或更新的浏览器：' + oldest + '。' : 'The console needs ' + oldest + ', or newer.',
    )
    add(main, 'p', chinese ? '请升级浏览器后重新打开本页。' : 'Update the browser, then open this page again.')
    document.body.insertBefore(main, document.body.firstChild)
  }

  function add(parent, name, text) {
    var element = document.createElement(name)
    element.appendChild(document.createTextNode(text))
    parent.appendChild(element)
  }

  if (document.body) show()
  else document.addEventListener('DOMContentLoaded', show)
})()
