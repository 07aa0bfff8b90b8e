import { StarOutlined } from '@ant-design/icons'
import { PanelButton } from '../../ui/panel-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { ListParams } from '../data/list-params.ts'
import { viewsStrings } from './views-strings.ts'

const load = async () => import('./views-menu.tsx')

/** The way to states of the list that have a name. */
export function ViewsButton({ params }: { params: ListParams }) {
  const words = useStrings(viewsStrings)
  return (
    <PanelButton
      label={words.views}
      icon={<StarOutlined aria-hidden />}
      folds
      load={load}
      draw={({ ViewsMenu }) => <ViewsMenu params={params} />}
    />
  )
}
