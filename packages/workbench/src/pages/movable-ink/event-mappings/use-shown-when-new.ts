import { useCallback, useState } from 'react'
import type { TransitionEvent } from 'react'

/** Scrolls something to the top of the window, below the header, as far as the page goes. */
const toTop = (element: Element) => element.scrollIntoView({ block: 'start' })

/**
 * Brings what was added to a list of cards into view once it is laid out, and the focus into its first input: a card that
 * unfolds cannot have it before.
 */
export function useShownWhenNew() {
  const [newest, setNewest] = useState<number>()
  const begin = useCallback((card: HTMLElement | null) => {
    if (card === null) return
    const observer = new ResizeObserver(() => {
      const input = card.querySelector<HTMLInputElement>('input')
      if (input === null || input.offsetParent === null) return
      observer.disconnect()
      input.focus({ preventScroll: true })
      toTop(card)
    })
    observer.observe(card)
    return () => observer.disconnect()
  }, [])
  return {
    setNewest,
    /** For the card of this key. */
    cardOf: (key: number) => {
      if (key !== newest) return {}
      return {
        ref: begin,
        // Only when it is unfolded is the page as long as it becomes.
        onTransitionEnd: ({ currentTarget, propertyName }: TransitionEvent<HTMLElement>) => {
          if (propertyName !== 'height') return
          setNewest(undefined)
          toTop(currentTarget)
        }
      }
    }
  }
}
