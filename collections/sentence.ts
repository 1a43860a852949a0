/** A sentence in the language of the admin that the person uses. */
export const sentence = ({ req }: { req: { i18n: { language: string } } }, said: { readonly de: string; readonly en: string }): string =>
  req.i18n.language === 'de' ? said.de : said.en
