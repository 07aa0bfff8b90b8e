import { useEffect } from 'react'

const titles = new Map<symbol, { level: number; text: string }>()

function show() {
  const top = [...titles.values()].reduce((best, title) => (title.level >= best.level ? title : best), {
    level: -1,
    text: '',
  })
  document.title = [`${__MOCK__ ? '[Mock] ' : ''}${top.text}`, 'Audience Console'].filter(Boolean).join(' · ')
}

interface PageTitleProps {
  children: string
  /** A dialog's title wins over that of the page below it. */
  dialog?: boolean
}

/** The document's title: the screen first, so that tabs can be told apart; rehearsals are marked. */
export function PageTitle({ children, dialog = false }: PageTitleProps) {
  useEffect(() => {
    const key = Symbol(children)
    titles.set(key, { level: dialog ? 1 : 0, text: children })
    show()
    return () => {
      titles.delete(key)
      show()
    }
  }, [children, dialog])
  return null
}
