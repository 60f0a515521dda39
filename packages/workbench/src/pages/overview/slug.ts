/** The destination that this workbench is about, where none is added yet. */
export const SLUG = 'actions-movable-ink'
