/** Whether a picture is drawn: a chart, a card with words, a logo. */
import type { ReadImage } from './read-image.ts'

/**
 * Measured on photographs, drawings and blurred ones of both (2026-11-29): photographs have 0.2 to 0.9 flatness, the upper ones when blurred,
 * and 6 bit and more; drawings 0.85 and more, and less than 5 bit. A drawing on a gradient is not told from a blurred photograph: `false`.
 */
export const isGraphic = ({ flatness, entropy }: Pick<ReadImage, 'flatness' | 'entropy'>): boolean => flatness >= 0.8 && entropy < 5
