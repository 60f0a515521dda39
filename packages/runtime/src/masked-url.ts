const MASK = '•••'

/**
 * A URL's host, and as much of its path as says what it is; the endpoint key and any query are masked.
 *
 * @param url a whole one
 */
export function maskedUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  const path = pathname.split('/').map((segment) => (segment === '' || segment === 'behavioral' ? segment : MASK))
  return origin + path.join('/')
}
