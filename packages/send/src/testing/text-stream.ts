import { Writable } from 'node:stream'

/** A stream that keeps what is written to it. */
export class TextStream extends Writable {
  text = ''

  constructor(readonly isTTY = false) {
    super({ decodeStrings: false })
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk
    done()
  }
}
