import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Google has not approved this Google Cloud project for the Business Profile APIs yet: its quota is 0.':
    'Google hat dieses Google-Cloud-Projekt noch nicht für die Business-Profile-Schnittstellen zugelassen: Sein Kontingent ist 0.',
  'Google: {0}': 'Google: {0}',
  'Google gave no lasting access. Take Funkhaus away in your Google account, and sign in again.':
    'Google hat keinen dauerhaften Zugang gegeben. Entfernen Sie Funkhaus in Ihrem Google-Konto, und melden Sie sich neu an.',
  'This Google account manages no location on whose profile anything can be posted.':
    'Dieses Google-Konto verwaltet keinen Standort, auf dessen Profil sich etwas veröffentlichen lässt.',
  'This is none of the locations to choose from.': 'Das ist keiner der Standorte, die zur Wahl stehen.',
  'The access does not lead to this location any more.': 'Der Zugang führt nicht mehr zu diesem Standort.',
  'A post on a Business Profile needs words, and this one has none.':
    'Ein Beitrag auf einem Unternehmensprofil braucht Text, und dieser hat keinen.',
  'Google takes one picture in a post.': 'Google nimmt ein Bild in einem Beitrag.',
  'The post was deleted on the Business Profile before it was live.':
    'Der Beitrag wurde auf dem Unternehmensprofil gelöscht, bevor er online war.',
  'Google has refused this post by its content policy, and does not say why. Telephone numbers are a frequent reason.':
    'Google hat diesen Beitrag nach seinen Inhaltsrichtlinien abgelehnt und sagt nicht, warum. Oft liegt es an einer Telefonnummer.',
  'Google takes at most {0} bytes in the reply to a review.': 'Google nimmt in der Antwort auf eine Rezension höchstens {0} Bytes.',
  'The review is not on Google any more.': 'Die Rezension ist nicht mehr bei Google.',
  'This review has been answered already. Google keeps one reply: change it on the Business Profile.':
    'Diese Rezension ist schon beantwortet. Google behält eine Antwort: Ändern Sie sie auf dem Unternehmensprofil.',
}
