export const words = {
  de: {
    choose: 'Wählen Sie zuerst die Plattform: Dann steht hier, wo Sie die App registrieren und wie ihre Zugangsdaten dort heißen.',
    where: (platform: string) => `Registrieren Sie bei ${platform} eine App`,
    page: 'Zur Seite der Plattform',
    redirectLabel: 'Adresse für die Rückkehr',
    redirectHelp: 'Tragen Sie sie bei der App Zeichen für Zeichen so ein. Meist heißt sie dort „Redirect URI“ oder „Callback URL“.',
    named: (id: string, secret: string | null) =>
      secret
        ? `Die Kennung heißt dort „${id}“, das Geheimnis „${secret}“.`
        : `Die Kennung heißt dort „${id}“. Ein Geheimnis gibt es nicht.`,
    secret: 'Geheimnis der App',
    secretHelp: 'Wird verschlüsselt aufbewahrt und nie wieder gezeigt.',
    secretKeep: 'Wird verschlüsselt aufbewahrt und nie wieder gezeigt. Leer lassen, um das alte zu behalten.',
  },
  en: {
    choose: 'Choose the platform first: then this tells where to register the app, and what its keys are called there.',
    where: (platform: string) => `Register an app at ${platform}`,
    page: 'To the platform’s page',
    redirectLabel: 'Address for the way back',
    redirectHelp: 'Enter it at the app exactly so, to the letter. It is mostly called “Redirect URI” or “Callback URL” there.',
    named: (id: string, secret: string | null) =>
      secret ? `The id is called “${id}” there, the secret “${secret}”.` : `The id is called “${id}” there. There is no secret.`,
    secret: 'App secret',
    secretHelp: 'Is kept encrypted and never shown again.',
    secretKeep: 'Is kept encrypted and never shown again. Leave empty to keep the old one.',
  },
}
