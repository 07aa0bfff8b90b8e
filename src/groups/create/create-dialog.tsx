import { paths } from '#lib/paths.ts'
import { useCloseDialog } from '../../ui/dialog-route.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { useScope } from '../../ui/use-scope.ts'
import { CreateForm } from './create-form.tsx'
import { createStrings } from './create-strings.ts'
import { sameStaff } from './create-values.ts'

export function CreateGroupDialog() {
  const words = useStrings(createStrings)
  const close = useCloseDialog(paths.groups(useScope()))
  return (
    <CreateForm
      title={words.title}
      draftKey="create-group"
      onCreated={close}
      onClose={close}
      next={{ valuesAfter: sameStaff, stays: words.staffStays }}
    >
      <PageTitle dialog>{words.title}</PageTitle>
    </CreateForm>
  )
}
