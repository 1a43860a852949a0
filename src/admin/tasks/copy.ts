/**
 * Puts a text into the clipboard that has still to be fetched. Safari wants to be told within the click, and takes a promise; others take the
 * text when it is there. @throws where the browser does not allow it, or the text cannot be fetched.
 */
export async function copyText(fetched: Promise<string>): Promise<void> {
  // Only there on secure pages.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (typeof ClipboardItem === 'function' && clipboard && 'write' in clipboard) {
    const blob = fetched.then((text) => new Blob([text], { type: 'text/plain' }))
    // What went wrong with fetching it is worth more than what the clipboard says of it.
    await Promise.all([fetched, clipboard.write([new ClipboardItem({ 'text/plain': blob })])])
    return
  }
  const text = await fetched
  if (clipboard) await clipboard.writeText(text)
  else if (!copyBySelecting(text)) throw new Error('Copying is not allowed.')
}

/** The old way, for pages that are not secure. */
function copyBySelecting(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.style.cssText = 'position:fixed;top:0;opacity:0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
