/** The URL that a text says, or undefined. `URL.parse`, which Node 20 has not. */
export function urlOf(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined
}
