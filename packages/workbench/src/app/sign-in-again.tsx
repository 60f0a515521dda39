import { Title } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { SignIn } from './sign-in'
import classes from './sign-in-again.module.css'

const keepToItself = (pressed: KeyboardEvent) => pressed.stopPropagation()

/**
 * Over the pages when the session has ended. The browser's own modal dialog: all else stays as it is, and nothing of it can
 * be reached, whatever is open there. It cannot be closed.
 */
export function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // Shortcuts of the page listen on the document, and the focus may be on the body alone.
    document.body.addEventListener('keydown', keepToItself)
    return () => {
      document.body.removeEventListener('keydown', keepToItself)
      shown?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={titleId}
      data-mantine-stop-propagation="true"
      onCancel={(asked) => asked.preventDefault()}
      // Browsers close it all the same when Escape is pressed twice.
      onClose={({ currentTarget: { isConnected, open } }) => {
        if (isConnected && !open) dialog.current?.showModal()
      }}
    >
      <SignIn
        title={
          <Title order={2} size="h3" id={titleId}>
            Sign in again
          </Title>
        }
      >
        The session has ended. The page is as you left it, with what is not saved yet: enter the API token to go on.
      </SignIn>
    </dialog>
  )
}
