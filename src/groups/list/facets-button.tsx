import { FilterOutlined } from '@ant-design/icons'
import { PanelButton } from '../../ui/panel-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import type { ListParams } from '../data/list-params.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { facetStrings } from './facet-strings.ts'
import { activeFacets, type ChangeList } from './facets.ts'
import styles from './facets-button.module.css'

interface FacetsButtonProps {
  params: ListParams
  change: ChangeList
  list: GroupList
}

const load = async () => import('./facet-form.tsx')

/** The way to the filters, and how many are on. */
export function FacetsButton(props: FacetsButtonProps) {
  const words = useStrings(facetStrings)
  const locale = useLocale()
  const on = activeFacets(props.params, words).length
  return (
    <span className={styles.facets} data-facets>
      <PanelButton
        label={words.filters}
        icon={<FilterOutlined aria-hidden />}
        mark={
          on === 0 ? undefined : (
            <span className={styles.on}>
              {on.toLocaleString(locale)} <span className="visually-hidden">{words.on}</span>
            </span>
          )
        }
        load={load}
        draw={({ FacetForm }) => <FacetForm {...props} />}
      />
    </span>
  )
}
