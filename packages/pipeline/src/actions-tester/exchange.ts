import { maskedUrl } from '@actions-movable-ink/runtime'
import type { DecoratedResponse } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { conceal } from '../../../../src/destinations/movable-ink/conceal'
import { shownAnswer } from '../preview/shown-answer'

/** A request and its answer, in the shape of Segment's tester. */
export interface Exchange {
  request: { url: string; method: string; headers: Record<string, string>; body: string }
  response: { statusCode: number; statusMessage: string; headers: Record<string, string>; body: unknown }
}

const MASK = '•••'

/** Names of headers that are there to carry something secret. */
const CREDENTIALS = /auth|token|key|secret|cookie|passw|session|signature|credential/i

const masked = (name: string, value: string) =>
  name.toLowerCase() === 'authorization' ? value.replace(/^(\S+) .*$/, `$1 ${MASK}`) : MASK

function headersOf({ request }: DecoratedResponse): Record<string, string> {
  const headers: [string, string][] = []
  request.headers.forEach((value, name) => {
    headers.push([name, CREDENTIALS.test(name) ? masked(name, value) : value])
  })
  return Object.fromEntries(headers)
}

function bodyOf({ options: { body } }: DecoratedResponse): string {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : ''
}

/** A request and its answer as they may be shown: no credentials, no endpoint key, and none in what the answer repeats. */
export function exchangeOf(response: DecoratedResponse, settings: Settings): Exchange {
  const { status, headers, body } = shownAnswer(response, settings)
  const { url, method } = response.request
  return {
    request: { url: maskedUrl(url), method, headers: headersOf(response), body: bodyOf(response) },
    response: { statusCode: status, statusMessage: conceal(response.statusText, settings), headers, body }
  }
}
