/** Pictures as browsers like them: the smallest type first, in several widths, with room kept and a colour until they are there. */
import type { Post } from 'funkhaus/client'
import { html, type Html } from './html.ts'

type Picture = Post['media'][number]

/** @param sizes how wide it is shown, as in `(min-width: 60rem) 56rem, 100vw` @param first it is seen at once: do not wait for scrolling */
export const wholePicture = (picture: Picture, sizes: string, first: boolean): Html =>
  html`<picture>
    ${picture.sources.map(({ type, srcset }) => html`<source type="${type}" srcset="${srcset}" sizes="${sizes}" />`)}
    <img
      src="${picture.src}"
      alt="${picture.alt ?? ''}"
      width="${picture.width}"
      height="${picture.height}"
      ${first ? html` fetchpriority="high"` : html` loading="lazy"`}
      decoding="async"
    />
  </picture>`

/** Cut around its focal point: all have one form. It stands beside a linked title, which says more than its alternative text. */
export const card = (picture: Picture, first: boolean): Html =>
  html`<img
    class="card"
    src="${picture.crops.card}"
    alt=""
    width="1200"
    height="630"
    ${!first && html` loading="lazy"`}
    decoding="async"
  />`
