export function GroupInformationPanel() {
  return null
}
