export type Profile = { x: number }
export const profileCpu = async (_: () => Promise<unknown>): Promise<Profile> => ({ x: 0 })
export const profileHeap = profileCpu
