/** Of the panel that says where a post is from. */
export const originWords = {
  de: {
    originTitle: 'Herkunft',
    originFrom: (name: string, when: string) => `Importiert aus „${name}“ ${when}.`,
    originLink: 'Zum Original',
    originNews: (when: string) => `Das Original hat sich geändert (${when}). Dieser Entwurf ist geblieben, wie er war. Dort steht jetzt:`,
  },
  en: {
    originTitle: 'Origin',
    originFrom: (name: string, when: string) => `Imported from “${name}” ${when}.`,
    originLink: 'To the original',
    originNews: (when: string) => `The original has changed (${when}). This draft stayed as it was. It now says:`,
  },
}
