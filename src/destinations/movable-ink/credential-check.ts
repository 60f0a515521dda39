import { HTTPError, IntegrationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { isUnknownEndpointKey } from './answer'
import { basicAuthorization } from './credentials'
import { classifyFailure } from './failure'
import type { Settings } from './generated-types'
import { parseMovableInkUrl } from './movable-ink-url'
import { toSegmentError } from './segment-error'
import { ANSWER_TIMEOUT_MS } from './transport'

/** Whether an answer to the check says that events sent with these settings would be refused. */
function isRefusal(error: HTTPError): boolean {
  const { status } = error.response
  return status === 401 || status === 403 || (status >= 300 && status < 400) || isUnknownEndpointKey(error)
}

function unreachable(error: unknown): IntegrationError {
  const failure = classifyFailure(error)
  const reason = 'code' in failure ? failure.code : 'no answer in time'
  return new IntegrationError(
    `Movable Ink could not be reached (${reason}). Check the host in the Movable Ink URL setting; if it is right, try again later.`,
    'DESTINATION_UNREACHABLE',
    400
  )
}

/**
 * Segment's check of the settings: one GET to the Movable Ink URL with the credentials. It carries no event.
 *
 * Movable Ink looks the endpoint key up for any method, before anything else [observed]. What it answers to a GET for a
 * key that it knows is not published, so that every answer which does not refuse the settings passes.
 *
 * @throws IntegrationError, InvalidAuthenticationError or APIError that says which setting to correct
 */
export async function checkCredentials(request: RequestClient, settings: Settings): Promise<void> {
  const url = parseMovableInkUrl(settings.movable_ink_url).href
  const authorization = basicAuthorization(settings)
  try {
    await request(url, { method: 'GET', headers: { authorization }, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) })
  } catch (error) {
    if (!(error instanceof HTTPError)) throw unreachable(error)
    if (isRefusal(error)) throw toSegmentError(error, { settings })
  }
}
