import { useMemo } from 'react'
import { CheckLine } from '../../ui/check-line.tsx'
import { ComboField, type ComboOption } from '../../ui/combo-field.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { useServiceDay } from '../../ui/use-service-now.ts'
import { facetValues, type TextFacet, valuesLike } from '../data/facet-values.ts'
import { hasFacets, type ListParams, NO_FACETS } from '../data/list-params.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { CreatedFacet } from './created-facet.tsx'
import { facetStrings } from './facet-strings.ts'
import type { ChangeList } from './facets.ts'
import styles from './facet-form.module.css'

interface FacetFormProps {
  params: ListParams
  change: ChangeList
  list: GroupList
}

/** What narrows the list besides status and search. Every choice shows at once, and is a step to come back from. */
export function FacetForm({ params, change, list }: FacetFormProps) {
  const words = useStrings(facetStrings)
  const locale = useLocale()
  return (
    <div className={styles.form}>
      <TextFacetField facet="owner" params={params} change={change} list={list} />
      <TextFacetField facet="administrator" params={params} change={change} list={list} />
      <CheckLine
        label={words.supergroups}
        help={words.supergroupsHelp}
        checked={params.supergroup}
        onChange={(supergroup) => change({ supergroup })}
      />
      <CreatedFacet params={params} change={change} />
      <div className={styles.foot}>
        <span className="muted numeric">{words.groups(list.total.toLocaleString(locale))}</span>
        <PlainButton small aria-disabled={!hasFacets(params)} onClick={() => change(NO_FACETS)}>
          {words.clear}
        </PlainButton>
      </div>
    </div>
  )
}

/** Made when it is asked for first, and kept. */
function onceAsked<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Somebody, of those whom the groups read so far name, or anybody else. */
function TextFacetField({ facet, params, change, list }: FacetFormProps & { facet: TextFacet }) {
  const words = useStrings(facetStrings)
  const locale = useLocale()
  const { search, directory } = list
  const { entries } = directory
  const today = useServiceDay()
  // Counted once somebody looks: while groups are read, they change several times a second.
  const valuesNow = useMemo(
    () => onceAsked(() => facetValues(entries, params, search, facet, locale, today)),
    [entries, params, search, facet, locale, today],
  )
  const offer = (typed: string): ComboOption[] => {
    const like = valuesLike(valuesNow(), typed)
    const options: ComboOption[] = like.map(({ value, count }) => {
      const short = count.toLocaleString(locale)
      return { value, note: { short, spoken: words.groups(short) } }
    })
    // Filters are exact: what nobody is called by is offered last, and alone when nothing resembles it.
    const exact = typed.trim()
    if (exact === '' || like[0]?.value === exact) return options
    return [...options.slice(0, 20), { value: exact, label: words.exactly(exact) }]
  }
  return (
    <ComboField
      label={words[facet]}
      placeholder={words.anyone}
      value={params[facet] ?? ''}
      offer={offer}
      onChoose={(value) => change({ [facet]: value === '' ? undefined : value })}
    />
  )
}
