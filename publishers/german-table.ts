/**
 * What the hub says in English, in German: by the English sentence, as it stands in the code. `{0}`, `{1}` … stand for what differs, in the
 * order of the English; the German may have them in another. What is stored and what the API answers stays English: the German is made where
 * a person reads it, by `src/core/in-german.ts`.
 */
export type German = Readonly<Record<string, string>>
