/**
 * How wide a text is drawn, in pixels. The advance widths are those of Liberation Sans Regular 2.1.5, which are Arial's: read from the
 * `hmtx` table of the file in Debian's fonts-liberation2 2.1.5-1 with fontTools on 2026-11-29. The font is under the SIL Open Font
 * License 1.1; nothing of it but these figures is in here.
 */
const unitsPerEm = 2048
const advances: readonly (readonly [advance: number, characters: string])[] = [
  [391, "'"],
  [455, 'ijlįĵĺļłſ‘’‚\u201b'],
  [532, '|¦'],
  [569, ' !,./:;I[\\]ft\u00a0ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ'],
  [597, 'ľ'],
  [682, '()-`r¡¨²³´·¸¹ŕŗř\u2010“”„\u201f‹›'],
  [684, '{}ŀ'],
  [717, '•'],
  [727, '"'],
  [748, 'º'],
  [758, 'ª'],
  [768, 'ť'],
  [797, '*'],
  [819, '°'],
  [846, '‖'],
  [909, 'ĳ'],
  [961, '^'],
  [1024, 'JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž'],
  [1100, '¶'],
  [1124, '±÷'],
  [1131, '¯\u2017'],
  [1139, '#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų\u2012–†‡€'],
  [1180, 'µ'],
  [1196, '+<=>~¬×'],
  [1237, 'ŉ'],
  [1251, 'FTZ¿ßøŢŤŦŹŻŽ'],
  [1259, 'ď'],
  [1366, '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ'],
  [1439, 'ẞ'],
  [1479, 'CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ'],
  [1481, 'Ŋ'],
  [1505, 'Ĳ'],
  [1509, '©®'],
  [1593, 'GOQÒÓÔÕÖØĜĞĠĢŌŎŐ'],
  [1706, 'Mm'],
  [1708, '¼½¾'],
  [1821, '%æ'],
  [1933, 'WœŴ'],
  [2048, 'ÆŒ—\u2015…‰™←→'],
  [2079, '@'],
]
const advanceOf = new Map(advances.flatMap(([advance, characters]) => [...characters].map((character) => [character, advance] as const)))

/** About that of Latin, Greek and Cyrillic letters. */
const average = 1100
const wide = /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const invisible = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cc}]/u

/** Pixels that a text takes in one line of Arial. What the table does not know counts as an average letter. Total. */
export function pixelWidth(text: string, fontSizePx: number): number {
  let units = 0
  for (const character of text.normalize('NFC').replace(/\s+/gu, ' '))
    units += advanceOf.get(character) ?? (invisible.test(character) ? 0 : wide.test(character) ? unitsPerEm : average)
  return Math.round((units * fontSizePx) / unitsPerEm)
}
