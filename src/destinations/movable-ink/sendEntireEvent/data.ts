import { PayloadValidationError } from '@segment/actions-core'
import type { Payload } from './generated-types'

/**
 * The mapped data as JSON, unchanged; undefined when nothing was mapped.
 *
 * @throws PayloadValidationError when JSON cannot hold the data (circular, nested too deeply, a BigInt)
 */
export function serialiseData(data: Payload['data']): string | undefined {
  if (data === undefined) return undefined
  let json: string | undefined
  try {
    json = JSON.stringify(data)
  } catch {
    // JSON.stringify's own message is left out: it quotes keys of the payload.
  }
  if (json === undefined) {
    throw new PayloadValidationError(
      'Data cannot be sent as JSON: it is circular, nested too deeply, or holds a value JSON has no form for (such as a BigInt). Change the mapping of the Data field.'
    )
  }
  return json
}
