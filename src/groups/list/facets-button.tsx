import { FiltersButton } from '../../ui/filters-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { ListParams } from '../data/list-params.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { facetStrings } from './facet-strings.ts'
import { activeFacets, type ChangeList } from './facets.ts'

interface FacetsButtonProps {
  params: ListParams
  change: ChangeList
  list: GroupList
}

/** Of the button, for the chips that lead back to it. */
export const LIST_FILTERS = 'list'

const load = async () => import('./facet-form.tsx')

/** The way to what narrows the list, and how much of that is on. */
export function FacetsButton(props: FacetsButtonProps) {
  const words = useStrings(facetStrings)
  return (
    <FiltersButton
      of={LIST_FILTERS}
      on={activeFacets(props.params, words).length}
      load={load}
      draw={({ FacetForm }) => <FacetForm {...props} />}
    />
  )
}
