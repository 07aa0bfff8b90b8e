import { Segmented, type SegmentedProps } from 'antd'

interface ChoiceProps<T extends string | number> extends Omit<SegmentedProps<T>, 'ref' | 'tabIndex' | 'aria-label'> {
  label: string
}

/** One of a few, all of them in view: one stop of the Tab key, where the arrows choose. */
export function Choice<T extends string | number>({ label, ...choice }: ChoiceProps<T>) {
  // antd makes the frame around the radio buttons a stop of its own, at which the arrows do nothing.
  return <Segmented {...choice} aria-label={label} tabIndex={-1} />
}
