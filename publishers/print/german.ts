import type { German } from '../german-table.ts'

/** As `kit/german.ts`, where the name of the platform is not one to say in a German sentence. */
export const german: German = {
  'Print takes at most {0} pictures in one post.': 'Im Druck sind höchstens {0} Bilder in einem Beitrag möglich.',
}
