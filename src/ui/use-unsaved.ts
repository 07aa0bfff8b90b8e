import { useCallback, useEffect, useRef } from 'react'
import { openForms, useHome } from './open-forms.ts'

/**
 * Asks before something is left that is in no form and that no draft keeps, such as a file that was loaded. Returns how to say that it
 * has been used, for the moment before the next render.
 */
export function useUnsaved(unsaved: boolean): () => void {
  const now = useRef(unsaved)
  useEffect(() => {
    now.current = unsaved
  }, [unsaved])
  const settle = useCallback(() => {
    now.current = false
  }, [])
  const home = useHome()
  useEffect(() => openForms.add({ home, isDirty: () => now.current, discard: settle }), [home, settle])
  return settle
}
