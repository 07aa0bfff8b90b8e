import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './frame-rows.module.css'

/** Notices below the bar, which stay as it does. What sticks below them learns how much they take: `--frame-rows` in global.css. */
export function FrameRows({ children }: { children: ReactNode }) {
  const rows = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = rows.current
    if (element === null) return undefined
    const { style } = document.documentElement
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0
      if (height === 0) style.removeProperty('--frame-rows')
      else style.setProperty('--frame-rows', `${String(height)}px`)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty('--frame-rows')
    }
  }, [])
  return (
    <div className={styles.rows} ref={rows}>
      {children}
    </div>
  )
}

/** One of them. */
export function FrameRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
