/** Matches, in `toThrow`, an error of the class with the message, both exactly. */
const ofClass = (name: string) => (message: string) => expect.objectContaining({ name, message }) as Error

export const usageError = ofClass('UsageError')
export const runError = ofClass('RunError')
