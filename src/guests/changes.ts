import { beforeAndAfter, fieldNames, mediumChangeNames, shortened } from '../core/change-words.ts'
import type { Change, MediumChange, Piece } from '../core/review-sheet.ts'
import type { Language } from '../core/story.ts'
import { html, type Html } from '../site/html.ts'
import { words, type Words } from './words.ts'

interface Told {
  readonly language: Language
  /** What a picture is called, by id. */
  readonly nameOf: (medium: string) => string
}

/** Who is seen in pictures and has agreed to that is named within the house alone. */
const ownOfTheHouse: readonly string[] = ['declared.consents']

/** What is different from what was approved last: marks, and words for who cannot see them. */
export function changesOf(changes: readonly Change[], told: Told): Html | null {
  const text = words[told.language]
  const shown = changes.filter(({ field }) => !ownOfTheHouse.includes(field))
  if (shown.length === 0) return null
  return html`<div class="note stack" role="group" aria-label="${text.changes}">
    <p><strong>${text.changes}</strong></p>
    <dl>
      ${shown.map(
        (change) =>
          html`<dt>${nameOf(change.field, told.language, text)}</dt>
            <dd>${one(change, told, text)}</dd>`,
      )}
    </dl>
  </div>`
}

function nameOf(field: string, language: Language, text: Words): string {
  const part = /^parts\.(\d+)/.exec(field)?.[1]
  return part === undefined ? (fieldNames[language][field] ?? field) : text.part(Number(part) + 1)
}

function one(change: Change, told: Told, text: Words): Html | Html[] {
  switch (change.kind) {
    case 'words':
      return pieces(change.pieces, text)
    case 'form':
      return html`${text.form}`
    case 'value':
      return pieces(beforeAndAfter(change.before?.[told.language] ?? null, change.after?.[told.language] ?? null), text)
    case 'media':
      return change.media.map((one) => medium(one, told, text))
  }
}

function medium({ is, id, before, after }: MediumChange, { language, nameOf }: Told, text: Words): Html {
  const name = id && (nameOf(id) || before)
  return html`<p>
    ${mediumChangeNames[language][is]}${name && html`: ${name}`}
    ${(is === 'alt' || is === 'title') && pieces(beforeAndAfter(before, after), text)}
  </p>`
}

const pieces = (all: readonly Piece[], text: Words): Html =>
  html`<span class="diff"
    >${shortened(all).map(({ is, text: said }) =>
      is === 'same'
        ? said
        : is === 'added'
          ? html`<ins><span class="unseen">[${text.addedWord}: </span>${said}<span class="unseen">] </span></ins>`
          : html`<del><span class="unseen">[${text.removedWord}: </span>${said}<span class="unseen">] </span></del>`,
    )}</span
  >`
