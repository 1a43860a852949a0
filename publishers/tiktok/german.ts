import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'TikTok refused.': 'TikTok hat abgelehnt.',
  'TikTok answered with something unexpected.': 'TikTok hat etwas Unerwartetes geantwortet.',
  'TikTok: {0}': 'TikTok: {0}',
  'This answer belongs to another sign-in. Please begin again.':
    'Diese Antwort gehört zu einer anderen Anmeldung. Bitte beginnen Sie noch einmal.',
  'TikTok did not let us in: the sign-in was not permitted.': 'TikTok hat uns nicht hereingelassen: Die Anmeldung wurde nicht erlaubt.',
  'TikTok did not let us in: {0}': 'TikTok hat uns nicht hereingelassen: {0}',
  'TikTok lets this account post as {0} only. Choose one of them as visibility.':
    'TikTok lässt dieses Konto nur so veröffentlichen: {0}. Wählen Sie eines davon als Sichtbarkeit.',
  'The access belongs to another account now.': 'Der Zugang gehört jetzt zu einem anderen Konto.',
  'The visibility is one of {0}.': 'Die Sichtbarkeit ist eine von diesen: {0}.',
  'TikTok seems to have the whole film already.': 'TikTok hat anscheinend schon den ganzen Film.',
  'The upload ended before the film was whole. Plan the post anew.':
    'Das Hochladen endete, bevor der Film vollständig war. Planen Sie den Beitrag neu.',
  'TikTok gave the post up (no reason told).': 'TikTok hat den Beitrag aufgegeben und keinen Grund genannt.',
  'TikTok gave the post up ({0}).': 'TikTok hat den Beitrag aufgegeben ({0}).',
  'TikTok takes films and pictures only, and this post has neither.':
    'TikTok nimmt nur Filme und Bilder, und dieser Beitrag hat keines von beiden.',
  'TikTok takes one film in a post.': 'TikTok nimmt einen Film in einem Beitrag.',
  'TikTok takes a film or pictures, not both in one post.': 'TikTok nimmt einen Film oder Bilder, nicht beides in einem Beitrag.',
  'TikTok takes 35 pictures in a post.': 'TikTok nimmt 35 Bilder in einem Beitrag.',
  'TikTok does not let this account post as {0}. Connect it again with one of: {1}.':
    'TikTok lässt dieses Konto nicht mit {0} veröffentlichen. Verbinden Sie den Kanal neu, mit einem von diesen: {1}.',
}
