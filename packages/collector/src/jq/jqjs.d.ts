/** The part of jqjs that is used; the package ships no types. */
declare module '@michaelhomer/jqjs' {
  /** Compiles a jq program; running it yields its outputs one by one and throws strings for jq's run-time errors. */
  export function compile(program: string): (input: unknown) => Generator<unknown, void, unknown>
}
