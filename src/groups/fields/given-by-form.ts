/** What a form gives to a control of its own. */
export interface GivenByForm {
  id?: string
  value?: string
  onChange?: (value: string) => void
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}
