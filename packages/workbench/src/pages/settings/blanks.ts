/** What nobody types on purpose at the beginning or end of a setting, and what is easily copied with it. */
export const hasBlanksAround = (text: string): boolean => text !== text.trim()
