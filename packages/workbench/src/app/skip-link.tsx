import { focusHeading } from './heading-focus'
import classes from './skip-link.module.css'

/** The first stop of the keyboard: over the menu into the page. */
export const SkipLink = () => (
  <a
    href="#page"
    className={classes.link}
    onClick={(click) => {
      // The place in the page is no part of its address.
      click.preventDefault()
      focusHeading()
    }}
  >
    Skip to the page
  </a>
)
