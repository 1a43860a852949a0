/** Tells every part of the page at once that a freeze began or ended: the banner need not wait for its next question. */
const news = new EventTarget()

export const freezesChanged = (): void => void news.dispatchEvent(new Event('changed'))

/** What it returns ends the listening. */
export function onFreezesChanged(listener: () => void): () => void {
  news.addEventListener('changed', listener)
  return () => news.removeEventListener('changed', listener)
}
