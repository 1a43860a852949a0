import { expect, it } from 'vitest'
import { htmlToText } from './html-text.ts'

it.each([
  ['<p>Gut so. „Weiter!“ &amp; mehr</p>\n', 'Gut so. „Weiter!“ & mehr'],
  ['<p>Eins<br>\nzwei</p>\n<p>Drei</p>', 'Eins\nzwei\n\nDrei'],
  ['a <b>fett</b> <script>alert(1)</script>', 'a fett'],
  ['<img src="x" alt="👍🏽"> ja', '👍🏽 ja'],
  ['<!-- nichts --> &lt;b&gt; &#128077;', '<b> 👍'],
  ['no HTML at all', 'no HTML at all'],
  ['', ''],
])('%j says %j', (html, text) => {
  expect(htmlToText(html)).toBe(text)
})
