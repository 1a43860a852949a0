export const words = {
  de: {
    colour: 'Farbwert',
    choose: 'Farbe wählen',
    pick: 'Pipette',
    pickHelp: 'Nimmt eine Farbe vom Bildschirm auf',
    wrong: 'Schreiben Sie einen Farbwert wie #0f766e.',
    contrast: (white: string, black: string) => `Kontrast zu Weiß ${white}:1, zu Schwarz ${black}:1`,
    legible: {
      both: 'Weiße und schwarze Schrift ist darauf lesbar.',
      white: 'Weiße Schrift ist darauf lesbar.',
      black: 'Schwarze Schrift ist darauf lesbar.',
    },
    distances: 'Abstand zu den anderen Farben (ΔE 2000)',
    tooNear: (name: string) => `Kaum von „${name}“ zu unterscheiden. Prüfen Sie, ob es dieselbe Farbe sein soll.`,
    starter: 'Aus der Website ausfüllen …',
    starterHelp: 'Liest Name, Sprache und Farben von der Website des Unternehmens. Sie sehen alles, bevor etwas eingetragen wird.',
    starterTitle: 'Aus der Website ausfüllen',
    website: 'Adresse der Website',
    websiteMissing: 'Schreiben Sie die Adresse der Website, zum Beispiel www.beispiel.de.',
    look: 'Website lesen',
    fill: 'In leere Felder eintragen',
    found: 'Das steht auf der Website. Eingetragen wird nur, was im Formular noch leer ist; gespeichert wird erst, wenn Sie speichern.',
    nothing: 'Auf der Website steht nichts, das sich eintragen lässt.',
    name: 'Name',
    language: 'Sprache',
    languages: { de: 'Deutsch', en: 'Englisch' },
    colours: 'Farben',
    from: 'Aus diesem Bild:',
    kept: 'Schon ausgefüllt, bleibt so.',
    filled: (n: number) =>
      n === 0
        ? 'Es war schon alles ausgefüllt.'
        : n === 1
          ? '1 Feld ausgefüllt. Sehen Sie es durch und speichern Sie.'
          : `${n} Felder ausgefüllt. Sehen Sie sie durch und speichern Sie.`,
  },
  en: {
    colour: 'Colour value',
    choose: 'Choose a colour',
    pick: 'Eyedropper',
    pickHelp: 'Takes a colour from the screen',
    wrong: 'Write a colour value like #0f766e.',
    contrast: (white: string, black: string) => `Contrast with white ${white}:1, with black ${black}:1`,
    legible: {
      both: 'White and black letters can be read on it.',
      white: 'White letters can be read on it.',
      black: 'Black letters can be read on it.',
    },
    distances: 'Distance from the other colours (ΔE 2000)',
    tooNear: (name: string) => `Hardly told apart from “${name}”. Check whether it is meant to be the same colour.`,
    starter: 'Fill in from the website …',
    starterHelp: 'Reads name, language and colours from the company’s website. You see everything before anything is filled in.',
    starterTitle: 'Fill in from the website',
    website: 'Address of the website',
    websiteMissing: 'Write the address of the website, for example www.example.com.',
    look: 'Read the website',
    fill: 'Fill into empty fields',
    found: 'This is on the website. Only what is still empty in the form is filled in; nothing is saved until you save.',
    nothing: 'There is nothing on the website that could be filled in.',
    name: 'Name',
    language: 'Language',
    languages: { de: 'German', en: 'English' },
    colours: 'Colours',
    from: 'From this picture:',
    kept: 'Filled in already, stays as it is.',
    filled: (n: number) =>
      n === 0
        ? 'Everything was filled in already.'
        : n === 1
          ? '1 field filled in. Look it over and save.'
          : `${n} fields filled in. Look them over and save.`,
  },
}
