export function DeleteGroupDialog() {
  return null
}
