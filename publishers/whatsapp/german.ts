import type { German } from '../german-table.ts'

/** As `kit/german.ts`, where the name of the platform is not one to say in a German sentence. */
export const german: German = {
  'The text is longer than the {0} characters that WhatsApp Channel takes.':
    'Der Text ist länger als die {0} Zeichen, die ein WhatsApp-Kanal nimmt.',
  'WhatsApp Channel takes at most {0} pictures in one post.': 'Ein WhatsApp-Kanal nimmt höchstens {0} Bilder in einem Beitrag.',
  'WhatsApp Channel takes at most {0} films in one post.': 'Ein WhatsApp-Kanal nimmt höchstens {0} Filme in einem Beitrag.',
}
