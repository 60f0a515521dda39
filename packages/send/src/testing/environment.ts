import type { Collector } from '@actions-movable-ink/collector'

/** The environment that names a collector as Movable Ink. */
export const environmentFor = ({ url, username, accessSecret }: Collector): NodeJS.ProcessEnv => ({
  MOVABLE_INK_URL: url,
  MOVABLE_INK_USERNAME: username,
  MOVABLE_INK_ACCESS_SECRET: accessSecret
})
