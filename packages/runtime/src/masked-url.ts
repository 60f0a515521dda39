const MASK = '•••'

/** A text as a URL. Without the slashes, which `URL` forgives, what is taken for the host may be the endpoint key. */
function webUrl(text: string): URL | undefined {
  try {
    return /^https?:\/\/[^/\\]/i.test(text) ? new URL(text) : undefined
  } catch {
    return undefined
  }
}

/**
 * A URL as it may be shown: its host, and `/behavioral` where the path begins with it. Whatever else there is may hold the
 * endpoint key, and is one mask; so is a text that is no URL of the web.
 */
export function maskedUrl(text: string): string {
  const url = webUrl(text.trim())
  if (url === undefined) return MASK
  const { origin, pathname, search, hash, username, password } = url
  const [, known = '', rest = ''] = /^(\/behavioral(?=\/|$))?\/?(.*)$/.exec(pathname) ?? []
  const isWhole = rest + search + hash + username + password === ''
  return origin + known + (isWhole ? '' : `/${MASK}`)
}
