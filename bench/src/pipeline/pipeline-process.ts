/** A pipeline in a process of its own, run through tsx as `npm run pipeline` does. */
import { presetMappings, trust } from '../../../packages/runtime/src'
import { catalog } from '../../../packages/pipeline/src/catalog'
import type { PipelineOptions } from '../../../packages/pipeline/src/configuration'
import { startPipeline } from '../../../packages/pipeline/src/pipeline'
import type { Pipeline } from '../../../packages/pipeline/src/pipeline'
import { PASSWORD, USERNAME } from '../contestants/contestant'
import { answerCalls } from '../processes/asked-process'
import { startCpuProfile } from '../profile/record'
import type { RunningProfile } from '../profile/record'
import { threadsOf } from './thread-times'

let running: Pipeline | undefined
let profile: RunningProfile | undefined

function pipeline(): Pipeline {
  if (running === undefined) throw new Error('The pipeline has not been started.')
  return running
}

/** A process that fails ends, and the run with it. */
const fail = (error: unknown) => {
  throw error
}

const calls = {
  /**
   * Starts it, on any free port. Resolves to where it listens, and to the threads that there were before.
   *
   * @param options with a certificate to trust, PEM
   */
  async start({ certificate, ...options }: PipelineOptions & { certificate: string }) {
    await trust(certificate)
    const olderThreads = threadsOf(process.pid)
    running = await startPipeline({ logLevel: 'warn', port: 0, ...options }, fail)
    return { origin: running.origin ?? '', olderThreads }
  },
  /** Makes a source whose events go to this URL by the preset's mapping. Resolves to its write key. */
  async setUp({ url, isBatched }: { url: string; isBatched: boolean }) {
    const { sources, destinations, mappings, refresh } = pipeline()
    const [entry] = catalog
    const [preset] = presetMappings()
    if (entry === undefined || preset === undefined) throw new Error('There is no destination with a preset.')
    const { slug, name } = entry
    const source = await sources.create('Bench')
    const settings = { movable_ink_url: url, username: USERNAME, password: PASSWORD }
    const destination = await destinations.create({ sourceId: source.id, slug, name }, settings)
    const mapping = await mappings.create(destination.id, {
      name: preset.name,
      trigger: preset.subscribe,
      action: preset.partnerAction,
      fields: { ...preset.mapping, enable_batching: isBatched }
    })
    await mappings.change(mapping.id, { enabled: true })
    await destinations.change(destination.id, { enabled: true })
    await refresh()
    return { writeKey: (await sources.writeKeyOf(source.id)) ?? '' }
  },
  async beginProfile(_: undefined) {
    profile = await startCpuProfile()
  },
  /** Where the main thread's time went since the profile began. */
  async endProfile(_: undefined) {
    if (profile === undefined) throw new Error('No profile was begun.')
    return profile.end()
  },
  async stop(_: undefined) {
    await running?.close()
  }
}

/** What it can be asked for. */
export type PipelineCalls = typeof calls

answerCalls(calls)
