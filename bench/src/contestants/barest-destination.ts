import { PASSWORD, USERNAME } from './contestant'
import { ours } from './installed-destinations'
import type { InstalledDestination } from './installed-destinations'

interface Bundle {
  settings: { movable_ink_url: string }
  payload: { data: unknown }
}

type Request = (url: string, options: object) => Promise<unknown>

const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`

/** Posts the data, and that is all: nothing is checked, no failure is told, the deadline does not hold for the body. */
const perform = (request: Request, { settings, payload }: Bundle) =>
  request(settings.movable_ink_url, {
    method: 'POST',
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    body: JSON.stringify(payload.data)
  })

/**
 * The shortest destination that makes the same request with actions-core's client: the limit for any that runs on
 * Segment's runtime. The options are those that make its client fastest.
 */
export function barest(): InstalledDestination {
  const { core, definition } = ours()
  const data = { label: 'Data', description: 'What is sent', type: 'object', default: { '@path': '$.' } }
  const send = { title: 'Send', description: 'Send', platform: 'cloud', fields: { data }, perform }
  const presets = definition.presets.map(({ subscribe }) => ({
    subscribe,
    partnerAction: 'send',
    mapping: { data: data.default }
  }))
  const extendRequest = () => ({ skipResponseCloning: true })
  return { core, definition: { ...definition, presets, extendRequest, actions: { send } } }
}
