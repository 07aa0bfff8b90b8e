export function RestoreGroupDialog() {
  return null
}
