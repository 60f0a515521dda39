const MOST_COLOURS = 256

/** How far apart two colours are: the square of their distance. */
function between(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 255) - ((other >> shift) & 255)
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2
}

/** Colours to draw a picture with. */
export interface Palette {
  palette: number[]
  /** The place of a colour of the picture, or of the one that stands for it. */
  indexOf: (colour: number) => number
}

/** At most 256 colours for a picture: again and again the one that is missed most, by how many pixels it has and how far off they are. */
export function paletteOf(colours: Uint32Array): Palette {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const missed = [...counts].map(([colour, count]) => ({ colour, count, distance: Infinity, index: 0 }))
  missed.sort((one, other) => other.count - one.count)
  const palette: number[] = []
  let next = missed[0]
  while (next !== undefined && palette.length < MOST_COLOURS) {
    const index = palette.push(next.colour) - 1
    next = undefined
    let most = 0
    for (const one of missed) {
      const distance = between(one.colour, palette[index] ?? 0)
      if (distance < one.distance) Object.assign(one, { distance, index })
      const loss = one.count * one.distance
      if (loss > most) [next, most] = [one, loss]
    }
  }
  const indices = new Map(missed.map(({ colour, index }) => [colour, index]))
  return { palette, indexOf: (colour) => indices.get(colour) ?? 0 }
}
