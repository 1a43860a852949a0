/** What the made-up company holds its posts to. */
export const identity = {
  legalName: 'Nordlicht Energie GmbH',
  languages: ['de', 'en'],
  shows: ['addresses', 'numbers', 'responses'],
  countsClicks: true,
  acceptsWebmentions: true,
  names: [
    { name: 'Nordlicht Energie', kind: 'company', wrong: ['Nordlicht-Energie', 'NordLicht'] },
    { name: 'Nachbarschaftstarif', kind: 'product', wrong: ['Nachbarschafts-Tarif'] },
  ],
  forbiddenWords: [
    { word: 'billig', instead: 'günstig', language: 'de' },
    { word: 'cheap', instead: 'affordable', language: 'en' },
    { word: 'klimaneutral', instead: 'mit Strom aus erneuerbaren Quellen', language: 'de' },
  ],
  forbiddenClaims: [{ claim: '100 % sicher', instead: 'sehr zuverlässig', language: 'de' }],
  dictionary: ['Wallbox', 'Havelwiese', 'Netzmeisterin', 'Balkonkraftwerk'],
  address: 'formal',
  genderForms: ['pair', 'neutral'],
  emoji: 'few',
  readability: { de: 35, en: 40 },
  colors: [
    { name: 'Nordlicht', hex: '#0f766e' },
    { name: 'Nacht', hex: '#0c2c46' },
    { name: 'Sonne', hex: '#ffd56b' },
  ],
  competitors: ['Stromriese AG'],
  healthClaims: [],
  copyrightHolder: 'Nordlicht Energie',
  country: 'DE-BB',
  quietHours: [{ from: '22:00', to: '06:00' }],
  minGapMinutes: 30,
}
