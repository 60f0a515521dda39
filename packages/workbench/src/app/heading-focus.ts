import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** For so long the heading of a page is waited for, in milliseconds: it comes with what the page loads. */
const LONGEST_WAIT_MS = 5000

const pageIn = () => document.querySelector('main')

/** Whether somebody is in the page already, or in a dialog over it, such as by a field that takes the focus. */
const isInPage = () =>
  document.activeElement !== null && document.activeElement.closest('main, [role="dialog"], dialog') !== null

/** Puts the focus on the heading of the page, from where Tab goes on into it. Returns whether there is one. */
export function focusHeading(): boolean {
  const heading = pageIn()?.querySelector('h1')
  if (heading === null || heading === undefined) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}

/**
 * After each way to another page the focus is on its heading, so that the keyboard goes on there and a screen reader says
 * where it is; unless somebody is in the page already.
 */
export function useHeadingFocus(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (isInPage()) return
    if (focusHeading()) return
    const page = pageIn()
    if (page === null) return
    const waiting = new MutationObserver(() => {
      if (isInPage() || focusHeading()) stop()
    })
    const timer = setTimeout(stop, LONGEST_WAIT_MS)
    function stop() {
      clearTimeout(timer)
      waiting.disconnect()
    }
    waiting.observe(page, { childList: true, subtree: true })
    return stop
  }, [pathname])
}
