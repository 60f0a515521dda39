import { inflateSync } from 'node:zlib'

/** A picture, line by line; a colour is 0xRRGGBB. */
export interface Picture {
  width: number
  height: number
  colours: Uint32Array
}

function* chunksOf(png: Buffer): Generator<{ type: string; data: Buffer }> {
  let at = 8
  while (at < png.length) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/** What the fourth filter of PNG takes for the value: of left, above and left above the nearest to their plane. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner)
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    default:
      return paeth(left, above, corner)
  }
}

/**
 * Decodes what Chromium makes of a page: 8 bits a channel, RGB or RGBA, not interlaced.
 *
 * @throws Error when it is another kind of PNG
 */
export function decodePng(png: Buffer): Picture {
  const chunks = [...chunksOf(png)]
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  const [depth, kind, , , interlaced] = header?.subarray(8) ?? []
  if (header === undefined || depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0)
    throw new Error('Only PNGs of 8 bits RGB or RGBA, not interlaced, are decoded')
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), kind === 2 ? 3 : 4]
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const lineLength = width * channels
  const lines = new Uint8Array(lineLength * height)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (lineLength + 1)] ?? 0
    for (let x = 0; x < lineLength; x++) {
      const at = y * lineLength + x
      const left = x >= channels ? (lines[at - channels] ?? 0) : 0
      const above = y > 0 ? (lines[at - lineLength] ?? 0) : 0
      const corner = x >= channels && y > 0 ? (lines[at - lineLength - channels] ?? 0) : 0
      lines[at] = (data[y * (lineLength + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  const channel = (pixel: number, number: number) => lines[pixel * channels + number] ?? 0
  const colours = Uint32Array.from(
    { length: width * height },
    (_, pixel) => (channel(pixel, 0) << 16) | (channel(pixel, 1) << 8) | channel(pixel, 2)
  )
  return { width, height, colours }
}
