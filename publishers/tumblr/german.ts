import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Tumblr answered {0}: {1}': 'Tumblr hat mit {0} geantwortet: {1}',
  'This account has no blog on Tumblr.': 'Dieses Konto hat kein Blog auf Tumblr.',
  'Tumblr gave no lasting access. Sign in again.': 'Tumblr hat keinen dauerhaften Zugang gegeben. Melden Sie sich neu an.',
  'The account has no blog {0}.': 'Das Konto hat kein Blog {0}.',
  'A film is {0} MB at most on Tumblr when it is sent from here.': 'Ein Film, der von hier zu Tumblr geht, hat höchstens {0} MB.',
  'A post on Tumblr has {0} pictures and one film at most.': 'Ein Beitrag auf Tumblr hat höchstens {0} Bilder und einen Film.',
}
