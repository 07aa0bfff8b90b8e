import { createElement, Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router'
import { describe, expect, it, vi } from 'vitest'
import { createOpenForms, type OpenForm, useHome } from './open-forms.ts'

const PANEL = '/groups/g1'
const TAB = '/groups/g1/messages'
const DIALOG = '/groups/g1/messages/send'
const LIST = '/groups'

/** A form as the guard sees it: dirty until it is discarded. */
function form(home: string, isDirty = true) {
  const state = { isDirty }
  const discard = vi.fn<() => void>(() => {
    state.isDirty = false
  })
  return { name: home, home, isDirty: () => state.isDirty, discard, state }
}

const at = (pathname: string, state: unknown = null) => ({ pathname, state })

function registryOf(...entered: OpenForm[]) {
  const forms = createOpenForms()
  for (const one of entered) forms.add(one)
  return forms
}

describe('forms that are lost at a place', () => {
  it('are all that are dirty, and no clean one', () => {
    const panel = form(PANEL)
    const dialog = form(DIALOG)
    const clean = form(DIALOG, false)
    expect(registryOf(panel, dialog, clean).lostAt(at(LIST))).toEqual([panel, dialog])
    expect(registryOf(clean).lostAt(at(LIST))).toEqual([])
  })

  it('are not those that stay mounted, at home and below it', () => {
    const composer = form(TAB)
    const dialog = form(DIALOG)
    const forms = registryOf(composer, dialog)
    expect(forms.lostAt(at(TAB))).toEqual([dialog])
    expect(forms.lostAt(at(`${TAB}/`))).toEqual([dialog])
    expect(forms.lostAt(at('/groups/g1/messages/send'))).toEqual([])
    expect(forms.lostAt(at(PANEL))).toEqual([composer, dialog])
  })

  it('are those of another group, however alike its ID is', () => {
    const composer = form('/groups/g1/messages')
    for (const other of ['/groups/g10/messages', '/groups/g2/messages', '/groups/g/messages', '/groups/g1/messages2']) {
      expect(registryOf(composer).lostAt(at(other))).toEqual([composer])
    }
  })

  it('are found however the address is written', () => {
    const composer = form('/groups/群 组@1/messages')
    const forms = registryOf(composer)
    expect(forms.lostAt(at('/groups/%E7%BE%A4%20%E7%BB%84%401/messages/send'))).toEqual([])
    expect(forms.lostAt(at('/groups/%E7%BE%A4%20%E7%BB%84%402/messages/send'))).toEqual([composer])
    expect(registryOf(form('/a%2Fb')).lostAt(at('/a/b'))).toHaveLength(1)
    expect(registryOf(form('/100%')).lostAt(at('/100%'))).toEqual([])
  })

  it('are none where the way there keeps drafts', () => {
    const forms = registryOf(form(DIALOG))
    expect(forms.lostAt(at(LIST, { opened: true, keepDraft: true }))).toEqual([])
    expect(forms.lostAt(at(LIST, { opened: true }))).toHaveLength(1)
  })

  it('are known at that moment: sent just before, a form lets go', () => {
    const dialog = form(DIALOG)
    const forms = registryOf(dialog)
    dialog.state.isDirty = false
    expect(forms.lostAt(at(LIST))).toEqual([])
    expect(forms.dirty()).toEqual([])
  })
})

describe('leaving the page', () => {
  it('loses every dirty form, also those that no step within the console would unmount', () => {
    const composer = form('/')
    const forms = registryOf(composer, form(DIALOG, false))
    expect(forms.lostAt(at(LIST))).toEqual([])
    expect(forms.dirty()).toEqual([composer])
  })
})

describe('the forms on screen', () => {
  it('come and go, and whoever watches is told', () => {
    const forms = createOpenForms()
    const seen: boolean[] = []
    const stop = forms.subscribe(() => seen.push(forms.any()))
    const removeFirst = forms.add(form(PANEL))
    const removeSecond = forms.add(form(DIALOG))
    removeFirst()
    removeSecond()
    stop()
    forms.add(form(PANEL))
    expect(seen).toEqual([true, true, true, false])
  })
})

describe('one blocker that speaks for all forms', () => {
  async function openedWith(...entered: OpenForm[]) {
    const forms = registryOf(...entered)
    const router = createMemoryRouter([{ path: '*', Component: () => null }], { initialEntries: [LIST, DIALOG] })
    const blocks = () => {
      const blocker = router.state.blockers.get('guard')
      return blocker?.state === 'blocked' ? blocker : undefined
    }
    router.getBlocker('guard', ({ nextLocation }) => forms.lostAt(nextLocation).length > 0)
    return { router, forms, blocks }
  }

  it('is one question about two dirty forms, and discarding clears both and goes on', async () => {
    const composer = form(TAB)
    const dialog = form(DIALOG)
    const clean = form(DIALOG, false)
    const { router, forms, blocks } = await openedWith(composer, dialog, clean)
    await router.navigate(LIST)
    const question = blocks()
    expect(router.state.location.pathname).toBe(DIALOG)
    expect(question?.location.pathname).toBe(LIST)

    for (const lost of forms.lostAt(question?.location ?? at(''))) lost.discard()
    question?.proceed()
    await vi.waitFor(() => expect(router.state.location.pathname).toBe(LIST))
    expect([composer, dialog, clean].map(({ discard }) => discard.mock.calls.length)).toEqual([1, 1, 0])
    expect(forms.dirty()).toEqual([])
  })

  it('does not ask about a form that stays mounted, nor throws it away with the one that goes', async () => {
    const composer = form(TAB)
    const dialog = form(DIALOG)
    const { router, forms, blocks } = await openedWith(composer, dialog)
    await router.navigate(TAB)
    for (const lost of forms.lostAt(blocks()?.location ?? at(''))) lost.discard()
    blocks()?.proceed()
    await vi.waitFor(() => expect(router.state.location.pathname).toBe(TAB))
    expect(composer.discard).not.toHaveBeenCalled()
    await router.navigate(DIALOG)
    expect(router.state.location.pathname, 'nothing that would go is dirty').toBe(DIALOG)
    await router.navigate(LIST)
    expect(router.state.location.pathname, 'now the composer would go').toBe(DIALOG)
    blocks()?.reset()
    expect(composer.isDirty()).toBe(true)
  })

  it('asks before going back, too', async () => {
    const { router, blocks } = await openedWith(form(DIALOG))
    await router.navigate(-1)
    expect(blocks()?.location.pathname).toBe(LIST)
    expect(router.state.location.pathname).toBe(DIALOG)
  })
})

describe('the home of a form', () => {
  /** Where forms of a panel, of its tab and of a dialog over it are at home, while that dialog is open. */
  function homesAt(address: string) {
    const homes: string[] = []
    const Place = () => {
      homes.push(useHome())
      return createElement(Fragment, undefined, createElement(Outlet))
    }
    const router = createMemoryRouter(
      [
        {
          path: '/groups/:groupId',
          Component: Place,
          children: [{ path: 'messages', Component: Place, children: [{ path: 'send', Component: Place }] }],
        },
      ],
      { initialEntries: [address] },
    )
    renderToStaticMarkup(createElement(RouterProvider, { router }))
    return homes
  }

  it('is where its route stays, also while a dialog is open over it', () => {
    expect(homesAt(DIALOG)).toEqual([PANEL, TAB, DIALOG])
  })

  it.each(['g1', '群 组', 'a/b', 'a?b#c', '100%', '%41', "it's", '@:+'])(
    'is the same place however odd an ID is: %s',
    (id) => {
      const group = `/groups/${encodeURIComponent(id)}`
      const [panel = '', tab = '', dialog = ''] = homesAt(`${group}/messages/send`)
      const [inPanel, inTab, inDialog] = [form(panel), form(tab), form(dialog)]
      const forms = registryOf(inPanel, inTab, inDialog)
      const lostAt = (path: string) => forms.lostAt(at(new URL(path, 'http://console').pathname))
      expect(lostAt(`${group}/messages/send`)).toEqual([])
      expect(lostAt(`${group}/messages`)).toEqual([inDialog])
      expect(lostAt(group)).toEqual([inTab, inDialog])
      expect(lostAt('/groups/other/messages/send')).toEqual([inPanel, inTab, inDialog])
    },
  )
})
