import { createContext, type ReactNode } from 'react'

/** What stands in the frame's bar to say which world this is, where whoever puts something around the console has given it. */
export const WorldChip = createContext<ReactNode>(undefined)
