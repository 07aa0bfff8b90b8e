import { QueryClient } from '@tanstack/react-query'
import { retryDelayMs, retryRead } from '#api/retry.ts'

/** `always`: a call made offline fails at once instead of being sent, unasked, when the connection is back. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: retryRead, retryDelay: retryDelayMs },
    mutations: { networkMode: 'always', retry: false },
  },
})
