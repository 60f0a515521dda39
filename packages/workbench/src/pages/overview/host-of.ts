/** The host of a URL as the API shows it, where it can be read as one; else the text itself. */
export const hostOf = (shownUrl: string): string => (URL.canParse(shownUrl) ? new URL(shownUrl).host : shownUrl)
