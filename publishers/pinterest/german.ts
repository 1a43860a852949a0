import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Pinterest answered {0}: no reason told': 'Pinterest hat mit {0} geantwortet und keinen Grund genannt.',
  'Pinterest answered {0}: {1}': 'Pinterest hat mit {0} geantwortet: {1}',
  'Pinterest gave no lasting access. Please sign in again.':
    'Pinterest hat keinen dauerhaften Zugang gegeben. Bitte melden Sie sich neu an.',
  'This account has no board that others can see. Make one on Pinterest first.':
    'Dieses Konto hat keine Pinnwand, die andere sehen. Legen Sie zuerst auf Pinterest eine an.',
  'This is none of the boards to choose from.': 'Das ist keine der Pinnwände, die zur Wahl stehen.',
  'The access does not lead to this board any more.': 'Der Zugang führt nicht mehr zu dieser Pinnwand.',
  'The board is not on Pinterest any more. Connect the channel again.':
    'Die Pinnwand ist nicht mehr auf Pinterest. Verbinden Sie den Kanal neu.',
  'A pin needs a picture or a film, and this post has neither.':
    'Ein Pin braucht ein Bild oder einen Film, und dieser Beitrag hat keines von beiden.',
  'Pinterest takes one film in a pin.': 'Pinterest nimmt einen Film in einem Pin.',
  'Pinterest takes one picture beside a film, as its cover.': 'Pinterest nimmt neben einem Film ein Bild, als sein Titelbild.',
  'Pinterest takes {0} pictures in a pin.': 'Pinterest nimmt {0} Bilder in einem Pin.',
  'The title of the article is longer than Pinterest takes.': 'Der Titel des Beitrags ist länger, als Pinterest ihn nimmt.',
  'The link has more than the 2,048 characters that Pinterest takes.': 'Der Link hat mehr als die 2.048 Zeichen, die Pinterest nimmt.',
  'Pinterest takes one alternative text for all pictures, of at most {0} characters. Shorten them.':
    'Pinterest nimmt einen Alternativtext für alle Bilder, mit höchstens {0} Zeichen. Kürzen Sie die Alternativtexte.',
  'Pinterest’s storage did not take the film ({0}). Nothing in it is at fault.':
    'Der Speicher von Pinterest hat den Film nicht angenommen ({0}). Am Film liegt es nicht.',
  'Pinterest cannot use this film.': 'Pinterest kann mit diesem Film nichts anfangen.',
}
