export const words = {
  de: {
    title: 'Anschluss',
    saveFirst: 'Speichern Sie die Quelle zuerst. Danach erzeugen Sie hier ihr Geheimnis.',
    loading: 'Der Stand wird geholt …',
    failed: (why: string) => `Der Stand ist gerade nicht zu erfahren. ${why}`,
    again: 'Noch einmal versuchen',
    noSecret: 'Die Quelle hat noch kein Geheimnis. Erzeugen Sie es: Damit unterschreibt Ihre Website, was sie meldet.',
    hasSecret: 'Ihre Website meldet jede Conversion an diese Adresse und unterschreibt mit dem Geheimnis (Standard Webhooks).',
    former: (until: string) => `Das vorige Geheimnis gilt noch bis ${until}.`,
    make: 'Geheimnis erzeugen',
    rotate: 'Geheimnis erneuern',
    firstText:
      'Damit unterschreibt Ihre Website oder Ihr Shop. Es gehört auf den Server, nie in den Browser, und wird nur einmal angezeigt: Halten Sie bereit, wo Sie es ablegen.',
    rotateText:
      'Es entsteht ein neues Geheimnis. Das jetzige gilt noch 24 Stunden: Tragen Sie das neue in dieser Zeit bei Ihrer Website ein.',
    done: 'Ich habe es',
    shownOnce: 'Kopieren Sie das Geheimnis jetzt. Es wird nie wieder angezeigt.',
    secret: 'Geheimnis',
    address: 'Adresse',
    none: 'Noch ist nichts gemeldet worden.',
    counted: (count: number, shown: string, newest: string) =>
      count === 1
        ? `Eine Conversion ist gezählt, gemeldet ${newest}.`
        : `${shown} Conversions sind gezählt, die neueste gemeldet ${newest}.`,
  },
  en: {
    title: 'Connection',
    saveFirst: 'Save the source first. Then make its secret here.',
    loading: 'Fetching how it stands …',
    failed: (why: string) => `How it stands cannot be told just now. ${why}`,
    again: 'Try again',
    noSecret: 'The source has no secret yet. Make it: by it your website signs what it tells.',
    hasSecret: 'Your website tells every conversion at this address, and signs with the secret (Standard Webhooks).',
    former: (until: string) => `The secret before it holds until ${until}.`,
    make: 'Make the secret',
    rotate: 'Rotate the secret',
    firstText:
      'By it your website or shop signs. It belongs on the server, never in a browser, and is shown only once: have the place ready where you keep it.',
    rotateText: 'A new secret is made. The present one holds for 24 hours: give the new one to your website within that time.',
    done: 'I have it',
    shownOnce: 'Copy the secret now. It is never shown again.',
    secret: 'Secret',
    address: 'Address',
    none: 'Nothing has been told yet.',
    counted: (count: number, shown: string, newest: string) =>
      count === 1 ? `One conversion is counted, told ${newest}.` : `${shown} conversions are counted, the newest told ${newest}.`,
  },
}
