export function SendMessageDialog() {
  return null
}
