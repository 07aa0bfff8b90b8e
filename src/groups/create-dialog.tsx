export function CreateGroupDialog() {
  return null
}
