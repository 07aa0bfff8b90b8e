import * as v from 'valibot'
import { digitsProblems, textProblems, whenGiven } from '#api/contract/field-rules.ts'
import { LIMITS } from '#api/contract/limits.ts'
import type { Scope } from '#api/scope.ts'
import { createPreference, type Preference } from '#lib/storage.ts'

export const MOST_TEMPLATES = 40
/** UTF-16 units, as a field counts them. */
export const LONGEST_TEMPLATE_NAME = 60
/** So many are at hand by a key each. */
export const TEMPLATE_KEYS = 9

const digits = v.pipe(
  v.string(),
  v.check((text) => whenGiven(digitsProblems)(text).length === 0),
)

const templateSchema = v.object({
  name: v.pipe(
    v.string(),
    v.maxLength(LONGEST_TEMPLATE_NAME),
    v.check((name) => name.trim() !== ''),
  ),
  /** With its fields as `{name}`. */
  content: v.pipe(
    v.string(),
    v.check((content) => isFitContent(content)),
  ),
  /** Digits; empty where a template says nothing of it. */
  type: digits,
  weight: digits,
  doNotStore: v.boolean(),
})

/** A message to be sent again and again, but for what its fields are filled with. */
export type Template = v.InferOutput<typeof templateSchema>

/** One that cannot be read does not take the others along. */
const templatesSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((templates) =>
    templates
      .flatMap((template) => {
        const { success, output } = v.safeParse(templateSchema, template)
        return success ? [output] : []
      })
      .filter(({ name }, index, all) => all.findIndex((other) => isSameName(other.name, name)) === index)
      .slice(0, MOST_TEMPLATES),
  ),
)

const stores = new Map<string, Preference<Template[]>>()

/** The templates of an operator for an application, kept in this browser; `operator` undefined = of a rehearsal, where nobody signs in. */
export function templatesOf({ center, appId }: Scope, operator: string | undefined): Preference<Template[]> {
  const key = ['templates', center, appId, ...(operator === undefined ? [] : [operator])].join(':')
  const store = stores.get(key) ?? createPreference(key, templatesSchema, (): Template[] => [])
  stores.set(key, store)
  return store
}

export function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.trim().normalize('NFC').toLowerCase()
  return plain(one) === plain(other)
}

/** Whether something can be kept as a template's content. */
export const isFitContent = (content: string): boolean =>
  content !== '' && textProblems(content, LIMITS.messageContentBytes).length === 0

/** The templates with this one, in the place of one of its name, else as the last. */
export function withTemplate(templates: readonly Template[], template: Template): Template[] {
  const next = { ...template, name: template.name.trim() }
  return templates.some(({ name }) => isSameName(name, next.name))
    ? templates.map((other) => (isSameName(other.name, next.name) ? next : other))
    : [...templates, next]
}

/** Why one of them cannot get this name; undefined when it can. */
export function renameProblem(
  name: string,
  templates: readonly Template[],
  own: string,
): 'required' | 'taken' | undefined {
  if (name.trim() === '') return 'required'
  return templates.some((other) => other.name !== own && isSameName(other.name, name)) ? 'taken' : undefined
}

export const renamed = (templates: readonly Template[], own: string, name: string): Template[] =>
  templates.map((template) => (template.name === own ? { ...template, name: name.trim() } : template))
