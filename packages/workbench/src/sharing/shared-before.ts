type Listener = () => void

/** What is remembered: of a source that its samples were exported once, and nothing else. */
export interface SharedBefore {
  wasShared: (sourceId: string) => boolean
  noteShared: (sourceId: string) => void
  /** Calls back when a source was shared, on another page of the same browser too; returns what ends that. */
  subscribe: (listener: Listener) => () => void
}

/** The browser's memory, which a person may have switched off, and its word of what other pages write there. */
export interface Memory {
  storage: () => Pick<Storage, 'getItem' | 'setItem'>
  onOtherPage: (listener: (key: string | null) => void) => () => void
}

const PREFIX = 'samples-shared:'

const inBrowser: Memory = {
  storage: () => localStorage,
  onOtherPage: (listener) => {
    const hear = ({ key }: StorageEvent) => listener(key)
    window.addEventListener('storage', hear)
    return () => window.removeEventListener('storage', hear)
  }
}

/** Remembers of which sources samples were exported; as long as the page is open where the browser keeps nothing. */
export function rememberShared({ storage, onOtherPage }: Memory = inBrowser): SharedBefore {
  const sharedHere = new Set<string>()
  const listeners = new Set<Listener>()
  const isKept = (sourceId: string) => {
    try {
      return storage().getItem(PREFIX + sourceId) !== null
    } catch {
      return false // switched off
    }
  }
  return {
    wasShared: (sourceId) => sharedHere.has(sourceId) || isKept(sourceId),
    noteShared: (sourceId) => {
      sharedHere.add(sourceId)
      try {
        storage().setItem(PREFIX + sourceId, 'yes')
      } catch {
        // Switched off or full: it is known until the page is left.
      }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      // Without a key all was cleared.
      const end = onOtherPage((key) => (key === null || key.startsWith(PREFIX)) && listener())
      return () => {
        listeners.delete(listener)
        end()
      }
    }
  }
}

/** Of which sources samples were exported in this browser. */
export const sharedBefore = rememberShared()
