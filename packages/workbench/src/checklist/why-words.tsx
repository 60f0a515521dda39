import classes from './why-words.module.css'

/** "Why is nothing flowing?", of which there is only "Why?" to be seen where it is narrow. */
export const WhyWords = () => (
  <span>
    Why<span className={classes.rest}> is nothing flowing</span>?
  </span>
)
