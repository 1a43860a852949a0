import type { German } from '../german-table.ts'

/** As `kit/german.ts`, where the name of the platform is not one to say in a German sentence. */
export const german: German = {
  'By hand takes at most {0} pictures in one post.': 'Von Hand gehen höchstens {0} Bilder in einem Beitrag.',
  'By hand takes at most {0} films in one post.': 'Von Hand gehen höchstens {0} Filme in einem Beitrag.',
}
