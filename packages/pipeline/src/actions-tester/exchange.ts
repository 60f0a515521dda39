import { maskedUrl } from '@actions-movable-ink/runtime'
import type { DecoratedResponse } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { concealerOf } from '../preview/conceal-secrets'
import { cleaned, shownAnswer } from '../preview/shown-answer'
import { pairsOf, shownHeaders } from '../preview/shown-headers'

/** A request and its answer, in the shape of Segment's tester. */
export interface Exchange {
  request: { url: string; method: string; headers: Record<string, string>; body: string }
  response: { statusCode: number; statusMessage: string; headers: Record<string, string>; body: unknown }
}

function bodyOf({ options: { body } }: DecoratedResponse): string {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : ''
}

/** A request and its answer as they may be shown: by the rules of a test of a mapping. */
export function exchangeOf(response: DecoratedResponse, settings: Settings): Exchange {
  const { status, headers, body } = shownAnswer(response, settings)
  const { url, method, headers: sent } = response.request
  const conceal = concealerOf(settings)
  return {
    request: {
      url: maskedUrl(url),
      method,
      headers: shownHeaders(pairsOf(sent), conceal),
      body: conceal.text(bodyOf(response))
    },
    response: { statusCode: status, statusMessage: cleaned(response, settings)(response.statusText), headers, body }
  }
}
