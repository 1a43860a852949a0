/** What the typeface cannot draw and nobody misses: emoji, with what joins and colours them. Signs that it has (©, ®, ™) stay. */
const emoji = /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0e\ufe0f\u20e3\u{e0020}-\u{e007f}]/gu

export const withoutEmoji = (text: string): string => text.replace(emoji, '')
