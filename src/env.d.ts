/** True in builds that carry the in-browser backend; see vite.config.ts. */
declare const __MOCK__: boolean

/** Trusted Types, which TypeScript does not describe yet: as much of them as src/first.ts uses. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: Record<'createHTML' | 'createScriptURL', (text: string) => string | null>,
    ): unknown
  }
}
