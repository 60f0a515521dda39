/** An answer other than success: its status and the sentence in its body. */
export class Rejection extends Error {
  override readonly name = 'Rejection'

  constructor(
    readonly statusCode: number,
    message: string
  ) {
    super(message)
  }
}
