import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm start` listens, whose API the development server hands on. */
const PIPELINE = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
  server: {
    port: 5173,
    // The Host stays as the browser named it: the pipeline compares it with the Origin.
    proxy: { '/api': { target: PIPELINE, changeOrigin: false }, '/v1': { target: PIPELINE, changeOrigin: false } }
  }
})
