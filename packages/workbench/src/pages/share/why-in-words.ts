import type { Why } from '../../sharing/find-in-leaf'

/** Why a value is taken to be personal. */
export const WHY: Record<Why, string> = {
  name: 'by its name',
  part: 'by what it is part of',
  look: 'by its look',
  inside: 'by what stands in it',
  same: 'also masked elsewhere',
  chosen: 'chosen by you'
}
