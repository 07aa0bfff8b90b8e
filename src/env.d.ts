/** True in builds that carry the in-browser backend; see vite.config.ts. */
declare const __MOCK__: boolean
