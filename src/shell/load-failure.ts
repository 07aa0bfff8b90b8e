const WORDS = {
  en: {
    title: 'The console could not be loaded',
    advice: 'Check the connection, then load the page again.',
    reload: 'Reload',
  },
  zh: { title: '控制台未能加载', advice: '请检查网络连接，然后重新加载页面。', reload: '重新加载' },
} as const

/** The code of the console did not arrive, so that nothing of it can say so: never a page that waits for ever. */
export function showLoadFailure(): void {
  const words = document.documentElement.lang.startsWith('zh') ? WORDS.zh : WORDS.en
  const main = document.createElement('main')
  main.className = 'load-failure'
  main.setAttribute('role', 'alert')
  const add = <Name extends 'h1' | 'p' | 'button'>(name: Name, text: string) => {
    const element = document.createElement(name)
    element.textContent = text
    main.append(element)
    return element
  }
  add('h1', words.title)
  add('p', words.advice)
  add('button', words.reload).addEventListener('click', () => window.location.reload())
  document.getElementById('root')?.replaceChildren(main)
}
