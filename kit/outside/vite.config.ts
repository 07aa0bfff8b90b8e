import { defineConfig } from 'vite'

export default defineConfig({ root: 'page', build: { outDir: '../page-built', emptyOutDir: true, target: 'es2024' } })
