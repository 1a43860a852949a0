const listOf = (some: readonly string[], and: string) =>
  some.length < 2 ? (some[0] ?? '') : `${some.slice(0, -1).join(', ')} ${and} ${some.at(-1)}`

export const words = {
  de: {
    title: 'Wer hier schreibt',
    taken: (name: string, since: string) => `${name} schreibt seit ${since} an diesem Beitrag.`,
    takenHelp: 'Sie lesen mit: Was gespeichert wird, erscheint hier von selbst.',
    lost: (name: string, since: string) => `${name} hat diesen Beitrag um ${since} übernommen.`,
    lostSaved: 'Was Sie zuletzt geschrieben haben, ist gespeichert. Sie lesen jetzt mit.',
    lostUnsaved: 'Was Sie zuletzt geschrieben haben, steht noch hier und in diesem Browser.',
    take: 'Übernehmen',
    takeHelp: (name: string) => `${name} sieht das sofort, und was dort zuletzt geschrieben wurde, bleibt erhalten.`,
    tookFrom: (name: string) => `Sie haben diesen Beitrag von ${name} übernommen. Sie können schreiben.`,
    elsewhere: (since: string) =>
      `Sie schreiben seit ${since} auch in einem anderen Fenster an diesem Beitrag. Schließen Sie eines, damit nichts gegeneinander läuft.`,
    overtaken: (name: string) =>
      `${name} hat gespeichert, während Sie schrieben. Ihre Änderungen sind noch nicht gespeichert; sie stehen hier und in diesem Browser.`,
    overtakenByYou:
      'Sie haben in einem anderen Fenster gespeichert, während Sie hier schrieben. Ihre Änderungen hier sind noch nicht gespeichert; sie stehen hier und in diesem Browser.',
    you: 'Ihnen, in einem anderen Fenster',
    compare: 'Vergleichen',
    offered: (at: string) => `In diesem Browser liegt, was Sie am ${at} geschrieben haben und was nicht gespeichert wurde.`,
    left: (title: string) => `„${title}“ ist nicht gespeichert.`,
    leftKept: 'Was Sie zuletzt geschrieben haben, liegt in diesem Browser und wird Ihnen angeboten, sobald Sie den Beitrag wieder öffnen.',
    leftLost: 'Dieser Browser konnte nicht behalten, was Sie zuletzt geschrieben haben: Öffnen Sie den Beitrag und sehen Sie nach.',
    discard: 'Verwerfen',
    discardTitle: 'Das Geschriebene verwerfen?',
    discardBody: 'Es liegt nur in diesem Browser und ist dann nirgends mehr.',
    offline: 'Funkhaus antwortet nicht. Was Sie schreiben, bleibt in diesem Browser und wird gespeichert, sobald die Verbindung steht.',
    signedOut:
      'Sie sind nicht mehr angemeldet. Was Sie geschrieben haben, bleibt in diesem Browser und wird Ihnen angeboten, sobald Sie den Beitrag wieder öffnen.',
    signIn: 'In einem neuen Fenster anmelden',
    somebody: 'Jemand anderes',

    compareTitle: 'Zwei Fassungen',
    compareWith: (name: string) =>
      `${name} hat gespeichert, während Sie schrieben. Wählen Sie je Feld, was gelten soll; gespeichert wird auf der neuesten Fassung.`,
    compareWithYou:
      'Sie haben in einem anderen Fenster gespeichert, während Sie hier schrieben. Wählen Sie je Feld, was gelten soll; gespeichert wird auf der neuesten Fassung.',
    compareDraft: 'Links steht, was jetzt gespeichert ist, rechts, was in diesem Browser liegt. Wählen Sie je Feld, was gelten soll.',
    legend: 'Zeichen im Text:',
    onlyTheirs: 'nur gespeichert',
    onlyMine: 'nur von Ihnen',
    save: 'So speichern',
    takeAndSave: 'Übernehmen und so speichern',
    loading: 'Die neueste Fassung wird gelesen …',
    nothing: 'Beide Fassungen sagen dasselbe.',
    both: 'Beide haben dieses Feld geändert.',
    me: 'Nur Sie haben dieses Feld geändert.',
    them: 'Das haben nicht Sie geändert.',
    others: (count: number) => (count === 1 ? 'Ein Feld haben andere geändert' : `${count} Felder haben andere geändert`),
    windows: {
      both: 'Dieses Feld ist in beiden Fenstern geändert.',
      me: 'Nur in diesem Fenster geändert.',
      them: 'Nur im anderen Fenster geändert.',
      others: (count: number) =>
        count === 1 ? 'Ein Feld ist nur im anderen Fenster geändert' : `${count} Felder sind nur im anderen Fenster geändert`,
    },
    choose: 'Wählen Sie hier.',
    chooseAll: (fields: readonly string[]) => `Wählen Sie noch bei: ${listOf(fields, 'und')}.`,
    theirs: 'Gespeichert',
    theirsOf: (name: string) => `Gespeichert von ${name}`,
    mine: 'Von Ihnen',
    joined: 'Beides, nacheinander',
    empty: '(leer)',
    missing: '(nicht dabei)',
    formatOnly: 'Die Wörter sind gleich; Auszeichnungen oder Links unterscheiden sich.',
    unchanged: (count: number) => (count === 1 ? 'Ein Absatz ist gleich.' : `${count} Absätze sind gleich.`),
    copyMine: 'Ihre Fassung kopieren',
    copyTheirs: 'Gespeicherte Fassung kopieren',
    copied: 'Kopiert.',
    notCopied: 'Der Browser erlaubt das Kopieren nicht. Markieren Sie den Text und drücken Sie Strg+C oder ⌘+C.',
    again: 'Inzwischen wurde noch einmal gespeichert. Sehen Sie noch einmal hin.',
    channel: (name: string, label: string) => `${name}: ${label}`,

    approved: (by: string | null, at: string) => (by ? `Freigegeben von ${by}, ${at}.` : 'Dieser Beitrag ist freigegeben.'),
    approvedEdit: (held: number) =>
      held === 0
        ? 'Eine Änderung öffnet die Freigabe wieder: Weiteres geht erst hinaus, wenn sie neu erteilt ist. Was schon erschienen ist, bleibt.'
        : `Eine Änderung öffnet die Freigabe wieder: ${held === 1 ? 'Eine Sendung wird' : `${held} Sendungen werden`} angehalten, bis sie neu erteilt ist. Was schon erschienen ist, bleibt.`,
    approvedEditing: 'Sie haben geändert: Mit dem Speichern, gleich von selbst, ist die Freigabe wieder offen.',
    inReview: 'Dieser Beitrag liegt zur Freigabe. Eine Änderung macht ihn wieder zum Entwurf; danach reichen Sie ihn neu ein.',
    inReviewEditing: 'Sie haben geändert: Mit dem Speichern, gleich von selbst, ist der Beitrag wieder ein Entwurf.',
    counts: 'Was als Änderung zählt',
    countsBody:
      'Titel, Anreißer, Text, Adresse und Suchangaben in jeder Sprache, Bilder mit ihren Alternativtexten, Kanäle und was dort steht, Marke, Kampagne, Themen, Erklärungen und die Wiederholung.',
    time: {
      approved: {
        keeps: 'Nur die Zeit zu ändern, oder was bei Verspätung geschieht, ändert daran nichts.',
        asks: 'Diese Marke will auch für eine andere Zeit eine neue Freigabe; was bei Verspätung geschieht, dürfen Sie ändern.',
      },
      'in-review': {
        keeps: 'Nur die Zeit zu ändern lässt ihn zur Freigabe liegen.',
        asks: 'Mit einer anderen Zeit bleibt er zur Freigabe liegen, doch beginnt sie von vorn: So will es diese Marke.',
      },
    },
    copy: 'Stattdessen eine Kopie anlegen',
    copyNotSaved: 'Es ist keine Kopie angelegt: Was Sie zuletzt geschrieben haben, ließ sich nicht speichern und fehlte darin.',
  },
  en: {
    title: 'Who writes here',
    taken: (name: string, since: string) => `${name} has been writing at this post since ${since}.`,
    takenHelp: 'You read along: what is saved appears here by itself.',
    lost: (name: string, since: string) => `${name} took over this post at ${since}.`,
    lostSaved: 'What you wrote last is saved. You now read along.',
    lostUnsaved: 'What you wrote last still stands here and in this browser.',
    take: 'Take over',
    takeHelp: (name: string) => `${name} sees it at once, and what was written there last is kept.`,
    tookFrom: (name: string) => `You took over this post from ${name}. You can write.`,
    elsewhere: (since: string) =>
      `You have been writing at this post in another window, too, since ${since}. Close one of them, so that they do not work against each other.`,
    overtaken: (name: string) =>
      `${name} saved while you were writing. Your changes are not saved yet; they stand here and in this browser.`,
    overtakenByYou:
      'You saved in another window while you were writing here. Your changes here are not saved yet; they stand here and in this browser.',
    you: 'you, in another window',
    compare: 'Compare',
    offered: (at: string) => `This browser holds what you wrote on ${at} and what was not saved.`,
    left: (title: string) => `“${title}” is not saved.`,
    leftKept: 'What you wrote last lies in this browser and is offered to you as soon as you open the post again.',
    leftLost: 'This browser could not keep what you wrote last: open the post and see what is missing.',
    discard: 'Discard',
    discardTitle: 'Discard what you wrote?',
    discardBody: 'It lies in this browser only, and is nowhere after that.',
    offline: 'Funkhaus does not answer. What you write stays in this browser, and is saved as soon as there is a connection.',
    signedOut: 'You are no longer signed in. What you wrote stays in this browser, and is offered to you once you open the post again.',
    signIn: 'Sign in in a new window',
    somebody: 'Somebody else',

    compareTitle: 'Two versions',
    compareWith: (name: string) =>
      `${name} saved while you were writing. Choose for each field what is to hold; it is saved on top of the newest version.`,
    compareWithYou:
      'You saved in another window while you were writing here. Choose for each field what is to hold; it is saved on top of the newest version.',
    compareDraft: 'One side is what is saved now, the other what lies in this browser. Choose for each field what is to hold.',
    legend: 'Marks in the text:',
    onlyTheirs: 'only saved',
    onlyMine: 'only yours',
    save: 'Save it so',
    takeAndSave: 'Take over and save it so',
    loading: 'Reading the newest version …',
    nothing: 'Both versions say the same.',
    both: 'Both of you changed this field.',
    me: 'Only you changed this field.',
    them: 'You did not change this.',
    others: (count: number) => (count === 1 ? 'One field was changed by others' : `${count} fields were changed by others`),
    windows: {
      both: 'This field was changed in both windows.',
      me: 'Changed in this window only.',
      them: 'Changed in the other window only.',
      others: (count: number) =>
        count === 1 ? 'One field was changed in the other window only' : `${count} fields were changed in the other window only`,
    },
    choose: 'Choose here.',
    chooseAll: (fields: readonly string[]) => `Choose for: ${listOf(fields, 'and')}.`,
    theirs: 'Saved',
    theirsOf: (name: string) => `Saved by ${name}`,
    mine: 'Yours',
    joined: 'Both, one after the other',
    empty: '(empty)',
    missing: '(not there)',
    formatOnly: 'The words are the same; formatting or links differ.',
    unchanged: (count: number) => (count === 1 ? 'One paragraph is the same.' : `${count} paragraphs are the same.`),
    copyMine: 'Copy your version',
    copyTheirs: 'Copy the saved version',
    copied: 'Copied.',
    notCopied: 'The browser does not allow copying. Select the text and press Ctrl+C or ⌘+C.',
    again: 'It was saved once more meanwhile. Look again.',
    channel: (name: string, label: string) => `${name}: ${label}`,

    approved: (by: string | null, at: string) => (by ? `Approved by ${by}, ${at}.` : 'This post is approved.'),
    approvedEdit: (held: number) =>
      held === 0
        ? 'An edit re-opens the approval: nothing more goes out until it is given anew. What is out already stays.'
        : `An edit re-opens the approval: ${held === 1 ? 'one delivery is' : `${held} deliveries are`} held until it is given anew. What is out already stays.`,
    approvedEditing: 'You have made an edit: when it is saved, which happens by itself, the approval is open again.',
    inReview: 'This post is in review. An edit makes it a draft again; then you submit it anew.',
    inReviewEditing: 'You have made an edit: when it is saved, which happens by itself, the post is a draft again.',
    counts: 'What counts as an edit',
    countsBody:
      'Title, teaser, body, address and search texts in every language, pictures with their alternative texts, channels and what stands there, brand, campaign, topics, declarations, and the repetition.',
    time: {
      approved: {
        keeps: 'To change only the time, or what happens when it is late, changes nothing about that.',
        asks: 'This brand wants a new approval for another time, too; what happens when it is late may be changed.',
      },
      'in-review': {
        keeps: 'To change only the time leaves it in review.',
        asks: 'Another time leaves it in review, but the review begins anew: this brand wants it so.',
      },
    },
    copy: 'Make a copy instead',
    copyNotSaved: 'No copy is made: what you wrote last could not be saved, and would be missing in it.',
  },
}
