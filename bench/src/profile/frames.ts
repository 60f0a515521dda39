import type { HeapProfiler, Profiler } from 'node:inspector'

/** A function in a profile, called from its parent, with what it cost itself: µs or bytes. */
export interface Frame {
  functionName: string
  /** Empty for what is built into V8. */
  url: string
  self: number
  children: Frame[]
}

/** The calls of a CPU profile, with µs. */
export function cpuTree({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Frame {
  const frames = new Map<number, Frame>()
  for (const { id, callFrame } of nodes) {
    frames.set(id, { functionName: callFrame.functionName, url: callFrame.url, self: 0, children: [] })
  }
  for (const { id, children = [] } of nodes) {
    for (const child of children) frames.get(id)?.children.push(frames.get(child) as Frame)
  }
  samples.forEach((id, index) => {
    const frame = frames.get(id)
    // What a sample stands for is the time until the next one.
    if (frame !== undefined) frame.self += Math.max(0, timeDeltas[index + 1] ?? 0)
  })
  return frames.get(nodes[0]?.id ?? 0) ?? { functionName: '(root)', url: '', self: 0, children: [] }
}

/** The calls of a heap profile, with bytes. */
export const heapTree = ({ callFrame, selfSize, children }: HeapProfiler.SamplingHeapProfileNode): Frame => ({
  functionName: callFrame.functionName,
  url: callFrame.url,
  self: selfSize,
  children: children.map(heapTree)
})
