import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/** Where `npm start` listens, whose API the development server hands on. */
const PIPELINE = 'http://127.0.0.1:3000'

/** Puts `x.js.gz` beside `x.js`, and the same for styles: the pipeline sends it to browsers as it is. */
const compressedAssets: Plugin = {
  name: 'compressed-assets',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/^assets\/.*\.(?:js|css)$/.test(file.fileName)) continue
        const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 })
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source })
      }
    }
  }
}

export default defineConfig({
  plugins: [react(), compressedAssets],
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  server: {
    port: 5173,
    // The Host stays as the browser named it: the pipeline compares it with the Origin.
    proxy: { '/api': { target: PIPELINE, changeOrigin: false }, '/v1': { target: PIPELINE, changeOrigin: false } }
  }
})
