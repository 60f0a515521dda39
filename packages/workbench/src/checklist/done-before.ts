type Listener = () => void

/** What is remembered: that something was done once with what has this id, and nothing else. */
export interface DoneBefore {
  wasDone: (id: string) => boolean
  noteDone: (id: string) => void
  /** Calls back when it was done, on another page of the same browser too; returns what ends that. */
  subscribe: (listener: Listener) => () => void
}

/** The browser's memory, which a person may have switched off, and its word of what other pages write there. */
export interface Memory {
  storage: () => Pick<Storage, 'getItem' | 'setItem'>
  onOtherPage: (listener: (key: string | null) => void) => () => void
}

const inBrowser: Memory = {
  storage: () => localStorage,
  onOtherPage: (listener) => {
    const hear = ({ key }: StorageEvent) => listener(key)
    window.addEventListener('storage', hear)
    return () => window.removeEventListener('storage', hear)
  }
}

/**
 * Remembers what was done in this browser; as long as the page is open where the browser keeps nothing.
 *
 * @param what it is, such as "samples-shared"
 */
export function rememberDone(what: string, { storage, onOtherPage }: Memory = inBrowser): DoneBefore {
  const prefix = `${what}:`
  const doneHere = new Set<string>()
  const listeners = new Set<Listener>()
  const isKept = (id: string) => {
    try {
      return storage().getItem(prefix + id) !== null
    } catch {
      return false // switched off
    }
  }
  return {
    wasDone: (id) => doneHere.has(id) || isKept(id),
    noteDone: (id) => {
      doneHere.add(id)
      try {
        storage().setItem(prefix + id, 'yes')
      } catch {
        // Switched off or full: it is known until the page is left.
      }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      // Without a key all was cleared.
      const end = onOtherPage((key) => (key === null || key.startsWith(prefix)) && listener())
      return () => {
        listeners.delete(listener)
        end()
      }
    }
  }
}

/** Of which sources samples were exported, by id. */
export const sharedBefore = rememberDone('samples-shared')

/** Whether the access secret of the collector on this machine was copied, the last of what it hands over. */
export const credentialsCopied = rememberDone('credentials-copied')

/** What the collector on this machine is called there. */
export const COLLECTOR = 'collector'
