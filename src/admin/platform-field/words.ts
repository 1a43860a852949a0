export const words = {
  de: {
    label: 'Plattform',
    brandFirst: 'Wählen Sie zuerst die Marke: Ihre App-Zugänge entscheiden, was sich verbinden lässt.',
    needApp: (n: number) => (n === 1 ? 'Eine weitere Plattform braucht erst eine App' : `${n} weitere Plattformen brauchen erst eine App`),
    needAppHelp:
      'Wer Kanäle oder den Hub verwaltet, registriert dort einmal je Marke eine App und trägt ihren Zugang ein. Danach steht die Plattform oben zur Wahl.',
    enter: 'App-Zugang eintragen',
    enterOf: (platform: string) => `App-Zugang eintragen: ${platform}`,
  },
  en: {
    label: 'Platform',
    brandFirst: 'Choose the brand first: its app keys decide what can be connected.',
    needApp: (n: number) => (n === 1 ? 'One more platform needs an app first' : `${n} more platforms need an app first`),
    needAppHelp:
      'Whoever manages channels or the hub registers an app there, once for each brand, and enters its keys. Then the platform can be chosen above.',
    enter: 'Enter app keys',
    enterOf: (platform: string) => `Enter app keys: ${platform}`,
  },
}
