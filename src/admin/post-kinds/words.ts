export const words = {
  de: {
    split: 'Text auf einen Thread verteilen',
    numbered: 'Mit Nummern (1/4)',
    help: 'Geteilt wird an Satzenden, so viel in jedem Teil, wie die Plattform nimmt.',
    done: (n: number) => `Der Text steht jetzt in ${n} Teilen. Lesen Sie jeden noch einmal.`,
    fits: 'Der Text hat in einem Beitrag Platz und bleibt dort.',
    tooLong: (n: number, most: number) => `Es würden ${n} Teile, höchstens ${most} sind möglich. Kürzen Sie den Text.`,
    noText: 'Schreiben Sie zuerst den Text auf diesem Kanal.',
  },
  en: {
    split: 'Split the text into a thread',
    numbered: 'With numbers (1/4)',
    help: 'It is divided at the ends of sentences, with as much in each part as the platform takes.',
    done: (n: number) => `The text now stands in ${n} parts. Read each of them once more.`,
    fits: 'The text has room in one post, and stays there.',
    tooLong: (n: number, most: number) => `It would be ${n} parts, and there are ${most} at most. Shorten the text.`,
    noText: 'Write the text on this channel first.',
  },
}
