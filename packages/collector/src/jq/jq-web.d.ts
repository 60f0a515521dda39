/** The part of jq-web that is used; the package ships no types. */
declare module 'jq-web' {
  export interface JqWeb {
    /**
     * Runs a jq program over JSON text, synchronously.
     *
     * @returns what jq wrote to stdout; `undefined` after `halt`.
     * @throws an error with jq's `exitCode` (3: the program does not compile) and its stderr in the message.
     */
    raw(json: string, program: string, flags?: string[]): string | undefined
  }
  const jqWeb: Promise<JqWeb>
  export default jqWeb
}
