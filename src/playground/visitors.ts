/** Who lives on the imitated networks. */
const names = [
  'Mia',
  'Jonas',
  'Aylin',
  'Ben',
  'Chiara',
  'Emil',
  'Fatima',
  'Greta',
  'Hannes',
  'Ida',
  'Kofi',
  'Lotte',
  'Milan',
  'Nele',
  'Oskar',
  'Yuna',
]

/** Each number is somebody else: a network counts nobody's like twice. */
export function visitor(number: number): string {
  const round = Math.floor(number / names.length)
  return `${names[number % names.length] ?? ''}${round > 0 ? ` ${round + 1}` : ''}`
}
