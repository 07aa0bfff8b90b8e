import { SettingOutlined } from '@ant-design/icons'
import { PanelButton } from '../../ui/panel-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import type { ListParams } from '../data/list-params.ts'
import { displayStrings } from './display-strings.ts'
import type { ChangeList } from './facets.ts'

interface DisplayButtonProps {
  params: ListParams
  change: ChangeList
  /** There are no columns, and rows of one height. */
  cards: boolean
}

const load = async () => import('./display-form.tsx')

/** The way to how the list looks and is worked with. */
export function DisplayButton(props: DisplayButtonProps) {
  const words = useStrings(displayStrings)
  return (
    <PanelButton
      label={words.display}
      icon={<SettingOutlined aria-hidden />}
      folds
      load={load}
      draw={({ DisplayForm }) => <DisplayForm {...props} />}
    />
  )
}
