import { Form } from 'antd'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Preference } from '#lib/storage.ts'
import { usePreference } from '../../ui/preferences.ts'
import { replaceTextAbove } from '../../ui/replace-text.ts'
import { useScope } from '../../ui/use-scope.ts'
import { useSession } from '../../ui/use-session.ts'
import { editedTo, fieldsOf, type Filling, toContentText, toFilling, toTemplate } from './filling.ts'
import type { ChangeFilling } from './filling-fields.tsx'
import { fillingOf, messageRules, type MessageValues, typeOf } from './message-values.ts'
import { templateOfKey } from './template-keys.ts'
import { type Template, templatesOf, withTemplate } from './templates.ts'

/** What a template says of a message. */
type Told = Pick<MessageValues, 'content' | 'filling' | 'type' | 'weight' | 'doNotStore'>

export interface Templates {
  all: readonly Template[]
  store: Preference<Template[]>
  /** Puts a template into the fields, in place of what stands there. */
  insert: (template: Template) => void
  /** The template that was inserted last, until that is taken back, or another message is begun. */
  inserted: string | undefined
  takeBack: () => void
  /** Keeps what stands in the fields, in the place of a template of this name. */
  save: (name: string) => void
  /** To be told of every change of the content by hand, before the form is. */
  edited: (content: string) => void
  /** Counts insertions: after each the first field of a template wants the focus. */
  insertions: number
}

/** So many states of a content are known again when the browser's own undoing brings them back. */
const MOST_KNOWN = 20

/**
 * The operator's templates, and what they do to the message in the form around it. `fields`: the element that holds the content's field;
 * `change`: the fields' own way to change what the content is made of.
 */
export function useTemplates(
  fields: RefObject<HTMLElement | null>,
  change: RefObject<ChangeFilling | null>,
): Templates {
  const form = Form.useFormInstance<MessageValues>()
  const session = useSession()
  const store = templatesOf(useScope(), session.kind === 'signedIn' ? session.operator.name : undefined)
  const all = usePreference(store)
  const [inserted, setInserted] = useState<{ name: string; before: Told }>()
  const [insertions, setInsertions] = useState(0)
  const known = useRef<Filling[]>([])

  /** Fields that a form has not are left out of what it tells. */
  const told = (): Told => {
    const values: Partial<MessageValues> = form.getFieldsValue()
    const { content = '', filling, type = '', weight = '', doNotStore = false } = values
    return { content, filling: fillingOf({ content, filling }), type, weight, doNotStore }
  }
  const remember = (filling: Filling | undefined) => {
    if (filling !== undefined) known.current = [...known.current, filling].slice(-MOST_KNOWN)
  }
  const put = ({ content, filling, ...others }: Told) => {
    const area = fields.current?.querySelector('textarea')
    if (area === null || area === undefined || area.disabled) return false
    remember(told().filling)
    form.setFieldsValue(others)
    form.setFieldValue('filling', filling)
    // Last: it is what the form hears of, as of typing; where it is the same text, of its fields.
    const isSame = area.value === content
    replaceTextAbove(area, () => content)
    if (isSame && filling !== undefined) change.current?.({ ...filling })
    return true
  }
  const insert = (template: Template) => {
    const { name, content, type, weight, doNotStore } = template
    const before = told()
    const filling = toFilling(content)
    const isPut = put({
      content: toContentText(filling),
      filling: fieldsOf(filling).length > 0 ? filling : undefined,
      type: type === '' ? before.type : type,
      weight,
      doNotStore,
    })
    if (!isPut) return
    setInserted({ name, before })
    setInsertions(insertions + 1)
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const template = all[templateOfKey(event) ?? -1]
    if (template === undefined) return
    event.preventDefault()
    insert(template)
  })
  useEffect(() => {
    const around = fields.current?.closest('form')
    const listener = (event: KeyboardEvent) => onKey(event)
    around?.addEventListener('keydown', listener)
    return () => around?.removeEventListener('keydown', listener)
  }, [fields])

  return {
    all,
    store,
    insert,
    inserted: inserted?.name,
    takeBack() {
      if (inserted !== undefined && put(inserted.before)) setInserted(undefined)
    },
    save(name) {
      const { content, filling, type, weight, doNotStore } = told()
      const template: Template = {
        name,
        content: filling === undefined ? content : toTemplate(filling),
        type: typeOf(type) ?? '',
        weight: messageRules.weight(weight).length === 0 ? weight : '',
        doNotStore,
      }
      store.set(withTemplate(all, template))
      if (filling !== undefined) return
      // From here on its fields want to be filled, lest `{price}` is sent.
      const next = toFilling(content)
      if (fieldsOf(next).length === 0) return
      form.setFieldsValue({ content: toContentText(next) })
      change.current?.(next)
    },
    edited(content) {
      const values = form.getFieldsValue()
      // Another message is begun.
      if (values.content === '') setInserted(undefined)
      // What a template was just put there with.
      if (fillingOf({ ...values, content }) !== undefined) return
      const now = fillingOf(values)
      const again = known.current.findLast((filling) => toContentText(filling) === content)
      if (again === undefined && now === undefined) return
      remember(now)
      form.setFieldValue('filling', again ?? (now && editedTo(now, content)))
    },
    insertions,
  }
}
