/** Heading of the column that says why a row was refused, in the table that is handed out to be mended. It is no part of what a row says. */
export const reasonHeading = { de: 'Warum nicht importiert', en: 'Why not imported' } as const

export const isReason = (heading: string | undefined): boolean => heading === reasonHeading.de || heading === reasonHeading.en
