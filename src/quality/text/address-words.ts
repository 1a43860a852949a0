/** Writes words as addresses have them: small letters without marks, German ones spelt out. */
const spelt: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' }

/** `Größe & Klang` is `groesse-klang`. Letters of other scripts stay. Empty for a text without letters and digits. */
export const addressOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøłđ]/gu, (letter) => spelt[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('-')
