/** What a closed picker hands to the list that it opens. */
export interface PickerWay {
  label: string
  /** The ID that the list takes: the picker names it before it is there. */
  listId: string
  /** What one has typed before it was open. */
  typed: string
  /** `back`: the focus goes back to where it was opened. */
  onClose: (back: boolean) => void
}
