/** The post as it will go out, for somebody from outside. */
import { fieldNames } from '../core/change-words.ts'
import type { CommentView } from '../core/comments.ts'
import type { GuestDecision } from '../core/guests.ts'
import { guestDecisions } from '../core/guests.ts'
import type { ArticleSheet, ChannelSheet, ReviewSheet } from '../core/review-sheet.ts'
import { linksIn } from '../core/text.ts'
import { spokenMinutes } from '../core/spoken-time.ts'
import type { Json, Language } from '../core/story.ts'
import { html, safeAddress, trusted, type Html } from '../site/html.ts'
import { changesOf } from './changes.ts'
import { frame } from './frame.ts'
import { articleChoices, channelChoices, type Choice } from './places.ts'
import type { SentForm } from './sent-form.ts'
import { words, type Words } from './words.ts'

export interface GuestPage {
  readonly language: Language
  /** Where its forms are sent: the link's own address. */
  readonly base: string
  readonly name: string
  readonly seal: string
  readonly sheet: ReviewSheet
  readonly bodies: { readonly [language in Language]?: Json }
  readonly comments: readonly CommentView[]
  readonly expiresAt: Date
  readonly timeZone: string
  /** The step that waits for this guest. `null`: what is said is an opinion. */
  readonly step: string | null
  /** Why it is only an opinion, where it could have been more. */
  readonly why: string | null
  readonly last: { readonly what: GuestDecision; readonly at: Date; readonly isCurrent: boolean } | null
  readonly notice: { readonly text: string; readonly isWrong: boolean } | null
  /** What was typed, and is not sent yet. */
  readonly typed: Pick<SentForm, 'comments' | 'reason' | 'decision'>
}

export function guestPage(page: GuestPage): string {
  const { language, sheet, name, base, notice, last, expiresAt, timeZone } = page
  const text = words[language]
  const when = (at: string | Date) => spokenInstant(at, language, timeZone)
  return frame({
    language,
    title: `${sheet.title} – ${sheet.brand}`,
    from: `${sheet.brand} · ${text.notPublished}`,
    main: html`<h1>${sheet.title}</h1>
      ${notice && html`<p class="note ${notice.isWrong ? 'wrong' : ''}" role="${notice.isWrong ? 'alert' : 'status'}">${notice.text}</p>`}
      ${last && !last.isCurrent && html`<p class="note" role="status">${text.changed}</p>`}
      <div class="stack">
        <p>${text.intro} ${text.until(when(expiresAt))}</p>
        <form method="post" action="${base}/leave?language=${language}">
          <p class="soft">${text.as(name)} <button class="plain">${text.notYou}</button></p>
        </form>
      </div>
      <form method="post" class="page">
        ${enterDecides(page)}
        <input type="hidden" name="seal" value="${page.seal}" /><input type="hidden" name="hash" value="${sheet.state.review.hash}" />
        ${since(page, text, when)}
        <section aria-labelledby="channels">
          <h2 id="channels">${text.channels}</h2>
          ${sheet.channels.length === 0 ? html`<p>${text.noChannels}</p>` : sheet.channels.map((one) => channel(page, one, text))}
        </section>
        ${sheet.article.map((one) => article(page, one, text))} ${decision(page, text, when)}
      </form>`,
  })
}

/** Enter at an answer presses the first button of the form: that must not be the one of some comment. */
const enterDecides = ({ base, language }: GuestPage) => html`<button hidden formaction="${base}/decision?language=${language}"></button>`

function channel(page: GuestPage, one: ChannelSheet, text: Words): Html {
  const { view } = one
  const planned = page.sheet.state.planned.find(({ channel }) => channel.id === view.channel.id)
  const goes = planned?.at ? text.goes(spokenInstant(planned.at, page.language, planned.timeZone)) : planned ? text.goesAtOnce : ''
  return html`<article class="card" id="channel-${view.channel.id}" aria-labelledby="name-${view.channel.id}">
    <div class="from">
      <h3 id="name-${view.channel.id}">${view.channel.name}</h3>
      <span class="soft">${view.channel.platformName} ${view.channel.handle}</span>
    </div>
    <p class="soft">${goes} ${planned?.note[page.language]}</p>
    ${compared(page, one, text.newChannel, text)} ${view.title && html`<p><strong>${view.title}</strong></p>`}
    <p class="said" lang="${view.channel.language}">${linked(view.text)}</p>
    ${view.media.map((medium) => figure(medium.kind, medium.src, medium.alt, medium.title ?? '', text))}
    ${
      view.card &&
      html`<div class="linkcard">
        <span class="soft">${text.link}</span><strong>${view.card.title}</strong><span>${view.card.description}</span>
        <a href="${safeAddress(view.card.url)}" rel="noreferrer noopener" target="_blank">${view.card.url}</a>
      </div>`
    }
    ${
      view.poll &&
      html`<div class="linkcard">
        <span class="soft">${text.poll}: ${spokenMinutes(view.poll.minutes)[page.language]} ${view.poll.multiple && text.several}</span>
        <ul>
          ${view.poll.options.map((option) => html`<li>${option}</li>`)}
        </ul>
      </div>`
    }
    ${
      view.parts.length > 0 &&
      html`<ol>
        ${view.parts.map((part) => html`<li class="said">${linked(part.text)}</li>`)}
      </ol>`
    }
    ${said(page, text, ({ place }) => place.channel === view.channel.id)}
    ${comment(page, `channel-${view.channel.id}`, channelChoices(one, text), text)}
  </article>`
}

function article(page: GuestPage, one: ArticleSheet, text: Words): Html {
  const id = `article-${one.language}`
  const names = fieldNames[page.language]
  return html`<section class="card" id="${id}" aria-labelledby="name-${id}">
    <h2 id="name-${id}">${text.article}, ${text.languages[one.language]}</h2>
    ${compared(page, one, text.newLanguage, text)}
    <div class="stack" lang="${one.language}">
      <p><strong>${one.title}</strong></p>
      <p class="said">${one.teaser}</p>
      <div class="body">${trusted(one.html)}</div>
    </div>
    <details>
      <summary>${text.seo}</summary>
      <dl lang="${one.language}">
        <dt lang="${page.language}">${names['article.slug']}</dt>
        <dd>${one.slug || text.empty}</dd>
        <dt lang="${page.language}">${names['article.seo.title']}</dt>
        <dd>${one.seo.title || one.title}</dd>
        <dt lang="${page.language}">${names['article.seo.description']}</dt>
        <dd>${one.seo.description || text.empty}</dd>
      </dl>
    </details>
    ${said(page, text, ({ place }) => place.channel === null && (place.language ?? page.sheet.article[0]?.language) === one.language)}
    ${comment(page, id, articleChoices(one, page.bodies[one.language], text), text)}
  </section>`
}

/** What is compared with what, and what has changed of the post as a whole. */
function since({ sheet, language }: GuestPage, text: Words, when: (at: string) => string): Html | null {
  const { approved, dropped, changes } = sheet
  if (!approved) return null
  return html`<div class="stack">
    <p class="soft">${text.compared(when(approved.at))}</p>
    ${dropped.length > 0 && html`<p class="note">${text.dropped(dropped.map(({ name }) => name).join(', '))}</p>`}
    ${changesOf(changes, { language, nameOf: nameIn(sheet) })}
  </div>`
}
const nameIn = (sheet: ReviewSheet) => (medium: string) => sheet.pictures.find(({ id }) => id === medium)?.title ?? ''

function compared(
  { sheet, language }: GuestPage,
  { isNew, changes }: Pick<ChannelSheet, 'isNew' | 'changes'>,
  ifNew: string,
  text: Words,
): Html | null {
  if (!sheet.approved) return null
  if (isNew) return html`<p class="note">${ifNew}</p>`
  return changesOf(changes, { language, nameOf: nameIn(sheet) }) ?? html`<p class="soft">${text.unchanged}</p>`
}

function figure(kind: string, src: string, alt: string | null, title: string, text: Words): Html {
  if (kind === 'document') return html`<p><a href="${src}">${title}</a></p>`
  return html`<figure class="stack">
    ${kind === 'video' ? html`<video src="${src}" controls preload="metadata" aria-label="${alt ?? text.film}"></video>` : html`<img src="${src}" alt="${alt ?? ''}" />`}
    <figcaption class="soft">${alt ? `${text.alt} ${alt}` : text.noAlt}</figcaption>
  </figure>`
}

function said({ comments, timeZone, language }: GuestPage, text: Words, isHere: (comment: CommentView) => boolean): Html | null {
  const here = comments.filter(isHere)
  if (here.length === 0) return null
  const by = (one: { readonly by: string; readonly at: string }) =>
    html`<p class="soft">${one.by}, ${spokenInstant(one.at, language, timeZone)}</p>`
  return html`<h3>${text.yours}</h3>
    <ul class="comments">
      ${here.map(
        (one) =>
          html`<li>
            ${by(one)} ${one.place.anchor?.kind === 'words' && html`<blockquote class="soft">${one.place.anchor.quote}</blockquote>`}
            ${one.isLost && html`<p class="soft">${text.lost}</p>`}
            <p class="said">${one.text}</p>
            ${one.replies.map(
              (answer) =>
                html`<div class="note">
                  ${by(answer)}
                  <p class="said">${answer.text}</p>
                </div>`,
            )}
            ${one.resolved && html`<p class="soft">${text.done}</p>`}
          </li>`,
      )}
    </ul>`
}

function comment({ base, language, typed }: GuestPage, id: string, choices: readonly Choice[], text: Words): Html {
  const mine = typed.comments.get(id)
  return html`<details ${mine && html`open`}>
    <summary>${text.comment}</summary>
    <div class="field">
      <label for="at-${id}">${text.about}</label>
      <select id="at-${id}" name="at-${id}">
        ${choices.map(({ value, label }) => html`<option value="${value}" ${mine?.at === value && html`selected`}>${label}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="text-${id}">${text.yourComment}</label>
      <textarea id="text-${id}" name="text-${id}" maxlength="4000">${mine?.text}</textarea>
    </div>
    <button name="form" value="${id}" formaction="${base}/comments?language=${language}">${text.send}</button>
  </details>`
}

function decision({ base, language, step, why, last, typed }: GuestPage, text: Words, when: (at: Date) => string): Html {
  return html`<section class="card" id="decision" aria-labelledby="decision-title">
    <h2 id="decision-title">${step === null ? text.opinionTitle : text.decisionTitle}</h2>
    <p>${step === null ? (why ?? text.opinion) : text.decides(step)}</p>
    ${last && html`<p class="soft">${text.last(text[last.what], when(last.at))}</p>`}
    <fieldset>
      <legend>${text.choose}</legend>
      ${guestDecisions.map(
        (one) =>
          html`<label class="choice"
            ><input type="radio" name="decision" value="${one}" ${typed.decision === one && html`checked`} /> ${text[one]}</label
          >`,
      )}
    </fieldset>
    <div class="field">
      <label for="reason">${text.reason}</label>
      <textarea id="reason" name="reason" maxlength="4000">${typed.reason}</textarea>
    </div>
    <button formaction="${base}/decision?language=${language}">${step === null ? text.say : text.decide}</button>
  </section>`
}

function linked(said: string): Html[] {
  let from = 0
  const parts = linksIn(said).map(({ url, start, end }) => {
    const before = said.slice(from, start)
    from = end
    return html`${before}<a href="${safeAddress(url)}" rel="noreferrer noopener" target="_blank">${url}</a>`
  })
  return [...parts, html`${said.slice(from)}`]
}

const spokenInstant = (at: string | Date, language: Language, timeZone: string): string =>
  new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    timeZone,
  })
