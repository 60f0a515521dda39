const TYPE_BYTES = 1
const LENGTH_BYTES = 4

/** Puts the bytes that a client of the Postgres protocol sends together to whole messages. */
export class WholeMessages {
  #rest: Uint8Array = new Uint8Array(0)
  /** The first message of a connection has no type. */
  #typeBytes = 0

  /** @returns the messages that are whole now, one behind the other; undefined when there is none */
  add(bytes: Uint8Array): Uint8Array | undefined {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
    let end = 0
    while (end + this.#typeBytes + LENGTH_BYTES <= all.length) {
      // The length counts itself and what follows, not the type.
      const next = end + this.#typeBytes + view.getInt32(end + this.#typeBytes)
      if (next > all.length) break
      end = next
      this.#typeBytes = TYPE_BYTES
    }
    this.#rest = all.subarray(end)
    return end === 0 ? undefined : all.subarray(0, end)
  }
}
