import { AUTHORIZATION } from './contestant'
import { ours } from './installed-destinations'
import type { InstalledDestination } from './installed-destinations'

interface Settings {
  movable_ink_url: string
}

interface Payload {
  data: unknown
}

interface Bundle<Data> {
  settings: Settings
  payload: Data
}

type Request = (url: string, options: object) => Promise<unknown>

const post = (request: Request, { movable_ink_url }: Settings, data: unknown) =>
  request(movable_ink_url, {
    method: 'POST',
    headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
    body: JSON.stringify(data)
  })

/** Posts the data, and that is all: nothing is checked, no failure is told, the deadline does not hold for the body. */
const perform = (request: Request, { settings, payload }: Bundle<Payload>) => post(request, settings, payload.data)

/** The same for a batch: no limit is kept, no event looked at, and none has a result of its own. */
const performBatch = (request: Request, { settings, payload }: Bundle<Payload[]>) =>
  post(request, settings, { events: payload.map(({ data }) => data) })

/**
 * The shortest destination that makes the same request with actions-core's client: the limit for any that runs on
 * Segment's runtime. The options are those that make its client fastest.
 */
export function barest(): InstalledDestination {
  const { core, definition } = ours()
  const data = { label: 'Data', description: 'What is sent', type: 'object', default: { '@path': '$.' } }
  const send = { title: 'Send', description: 'Send', platform: 'cloud', fields: { data }, perform, performBatch }
  const presets = definition.presets.map(({ subscribe }) => ({
    subscribe,
    partnerAction: 'send',
    mapping: { data: data.default }
  }))
  const extendRequest = () => ({ skipResponseCloning: true })
  return { core, definition: { ...definition, presets, extendRequest, actions: { send } } }
}
