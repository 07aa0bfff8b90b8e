import type { ReactNode } from 'react'

export interface Toast {
  title: string
  /** What it is about, in a line. */
  subject?: ReactNode
  /** The likely next step. */
  action?: { label: string; onAction: () => void }
}

/** Another one with the same words is another one, too. */
export type ShownToast = Toast & { key: number }

let shown: ShownToast | undefined
let count = 0
const listeners = new Set<() => void>()

function set(toast: ShownToast | undefined): void {
  shown = toast
  for (const listener of listeners) listener()
}

/** Tells what came of an act, in the frame's bar, where no row and no button of a form lies below it. The newest takes the place of the one before. */
export function showToast(toast: Toast): void {
  count += 1
  set({ ...toast, key: count })
}

/** Takes a toast away, unless another has taken its place already. */
export function closeToast(key: number): void {
  if (shown?.key === key) set(undefined)
}

export const currentToast = (): ShownToast | undefined => shown

export function onToast(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
