const number = new Intl.NumberFormat('en')

/** A count with its noun: "1 event", "2,000 events". */
export const inWords = (count: number, noun: string, many = `${noun}s`): string =>
  `${number.format(count)} ${count === 1 ? noun : many}`
