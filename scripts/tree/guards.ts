/** Rules of this repository that its syntax trees can show. Each guard returns its complaints. */
import { mayImport, mayUsePackage, roomOf } from './rooms.ts'
import { type Guard, say, type Source } from './source.ts'
import {
  marksExist,
  nothingIsFoundByClass,
  quotedClassesExist,
  sheetsAreUsed,
  sheetsKeepToThemselves,
  takenClassesExist,
} from './style-guards.ts'
import {
  bareConstructions,
  calls,
  elementTexts,
  fieldNames,
  members,
  named,
  numbers,
  onlyPassesOn,
  texts,
} from './syntax.ts'

const within =
  (...folders: string[]) =>
  ({ path }: Source) =>
    folders.some((folder) => path.startsWith(`${folder}/`))

const isProduct = (source: Source) => within('src')(source) && !source.isTest

/** Names that no file of `where` may say. */
const banned =
  (where: (source: Source) => boolean, ...words: string[]): Guard =>
  (tree) =>
    tree
      .filter(where)
      .flatMap((source) => named(source, ...words).map((node) => say(source, node, `uses ${words.join(' or ')}`)))

const directions: Guard = (tree) =>
  tree.flatMap((source) =>
    source.imports
      .filter((entry) => !(entry.own ? mayImport(source, entry) : mayUsePackage(source, entry)))
      .map(({ to }) => `${source.path} may not import ${to}`),
  )

const barrels: Guard = (tree) =>
  tree
    .filter((source) => !within('kit')(source) && (/(^|\/)index\.tsx?$/.test(source.path) || onlyPassesOn(source)))
    .map(({ path }) => `${path} only passes on what other files export`)

const oneFetch: Guard = (tree) => {
  const found = tree.filter(isProduct).flatMap((source) => calls(source, 'fetch').map((node) => ({ source, node })))
  if (found.length === 1 && found[0]?.source.path === 'src/api/transport.ts') return []
  return found.length === 0 ? ['nothing fetches'] : found.map(({ source, node }) => say(source, node, 'fetches'))
}

const determinism: Guard = (tree) =>
  tree
    .filter((source) => within('mocks/backend', 'mocks/scenarios')(source) && !source.isTest)
    .flatMap((source) =>
      [
        ...members(source, 'Math', ['random']),
        ...members(source, 'Date', ['now']),
        ...members(source, 'performance', ['now']),
        ...members(source, 'crypto', ['randomUUID', 'getRandomValues']),
        ...bareConstructions(source, 'Date'),
      ].map((node) => say(source, node, 'has a clock or chance of its own')),
    )

const length: Guard = (tree) =>
  tree.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path} has ${lines} lines`)

/** Misspelt, so never right in a text either. */
const MISSPELT = /Createtime|Deletatime|Hasmore|BannnedUsers|StaticsIncrease/

/** The contract's own files say what the vendor's fields are called. Single words, as `Body`, are everybody's. */
const vendorWords: Guard = (tree) => {
  const contract = tree.filter(
    (source) => roomOf(source.path) === 'contract' && /(-actions|\/fields)\.ts$/.test(source.path),
  )
  const fields = new Set(contract.flatMap(fieldNames).map(({ name }) => name))
  const isVendors = (name: string) => fields.has(name) && /^[A-Z][a-z]+[A-Z]/.test(name)
  return tree
    .filter((source) => isProduct(source) && !['api', 'contract'].includes(roomOf(source.path)))
    .flatMap((source) =>
      [
        ...fieldNames(source).filter(({ name }) => isVendors(name)),
        ...[...fieldNames(source), ...texts(source)].filter(({ name }) => MISSPELT.test(name)),
      ].map(({ node, name }) => say(source, node, `says ${name}`)),
    )
}

const LIMITS = new Set([128, 512, 5000, 15_360, 32_768])

const limits: Guard = (tree) =>
  tree
    .filter((source) => isProduct(source) && ['feature', 'ui', 'shell'].includes(roomOf(source.path)))
    .flatMap((source) =>
      numbers(source)
        .filter(({ value }) => LIMITS.has(value))
        .map(({ node, value }) => say(source, node, `types ${value}, which is a limit of src/api/contract/limits.ts`)),
    )

/** Names of formats and files, and a cookie's. */
const OTHER_NAMES = /^audience-console-(?:session$|report-|probe=)/
const isOurName = (text: string) => /^audience-console(?:$|[:-])/.test(text) && !OTHER_NAMES.test(text)

/** Databases, channels and keys are shared by all that stands on an origin. */
const namedByFolder: Guard = (tree) =>
  tree
    .filter((source) => within('src', 'mocks')(source) && !source.isTest && !within('mocks/testing')(source))
    .flatMap((source) => {
      const given = new Set(calls(source, 'namedHere').flatMap((node) => node['arguments']))
      return texts(source)
        .filter(({ node, name }) => isOurName(name) && !given.has(node))
        .map(({ node, name }) => say(source, node, `names something ${name} for the whole origin`))
    })

/** A language is offered in itself. */
const LANGUAGES = new Set(['English', '中文', '简体中文'])

/** Words are in files of strings, where the compiler wants both languages. */
const bothLanguages: Guard = (tree) =>
  tree
    .filter((source) => isProduct(source) && !/strings\.tsx?$/.test(source.path))
    .flatMap((source) =>
      [
        ...texts(source).filter(({ name }) => /\p{Script=Han}/u.test(name)),
        ...elementTexts(source).filter(({ name }) => /\p{L}{2}/u.test(name)),
      ]
        .filter(({ name }) => !LANGUAGES.has(name.trim()))
        .map(({ node, name }) => say(source, node, `says "${name.trim()}" in one language`)),
    )

/** Files of tests share their modules, but for those that `vite.config.ts` names. */
const replacedApart: Guard = (tree) => {
  const config = tree.filter(({ path }) => path === 'vite.config.ts')
  const apart = new Set(config.flatMap(texts).map(({ name }) => name))
  return tree
    .filter(({ path, isTest }) => isTest && !apart.has(path))
    .flatMap((source) => members(source, 'vi', ['mock', 'doMock']).map((node) => say(source, node, 'runs with others')))
}

export const GUARDS = {
  'imports follow the directions of the architecture': directions,
  'there are no barrels': barrels,
  'src has one fetch': oneFetch,
  'text never becomes markup': banned(
    within('src', 'mocks'),
    'dangerouslySetInnerHTML',
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
  ),
  'storage of the browser is used in src/lib/storage.ts only': banned(
    (source) => isProduct(source) && source.path !== 'src/lib/storage.ts',
    'localStorage',
    'sessionStorage',
  ),
  'what a browser keeps is named by where the build stands': namedByFolder,
  // It writes style attributes, which a strict policy forbids, and then measures wrongly.
  'no text area sizes itself': banned(within('src', 'mocks'), 'autoSize'),
  'the backend is deterministic': determinism,
  'end-to-end tests never wait for time to pass': banned(within('e2e'), 'waitForTimeout'),
  'tests that replace modules run apart': replacedApart,
  'no file has more than 300 lines': length,
  'spellings of the vendor stop at src/api': vendorWords,
  'limits are named, not typed again': limits,
  'what a screen says, it says in both languages': bothLanguages,
  'a class that is taken from a sheet is in it': takenClassesExist,
  'a class in quotes is one of the global sheet': quotedClassesExist,
  'every class of a sheet is used': sheetsAreUsed,
  'a sheet touches its own classes and what is below them': sheetsKeepToThemselves,
  'a mark that a sheet asks for is carried': marksExist,
  'elements are not found by class': nothingIsFoundByClass,
} satisfies Record<string, Guard>
