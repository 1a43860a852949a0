import { roleNames } from '../../core/roles.ts'
import { html, type Html } from '../../site/html.ts'
import type { Network } from '../networks.ts'
import { company, password, people } from '../seed/company.ts'
import type { Words } from './words.ts'

const tour = {
  de: [
    'Melden Sie sich als Miriam Vogt an (approver@playground.example). Auf der Startseite wartet ein Beitrag auf ihre Freigabe.',
    'Lesen Sie, was auf jedem Kanal stehen wird, und geben Sie frei.',
    'Sehen Sie nach: erst auf der Website, dann auf den Netzwerken.',
    'Sagen Sie dort, dass er Ihnen gefällt. Wenige Sekunden später steht es beim Beitrag unter „Zahlen“.',
    'Stören Sie ein Netzwerk und geben Sie den nächsten Beitrag frei. Nichts geht doppelt hinaus, nichts verloren.',
  ],
  en: [
    'Sign in as Miriam Vogt (approver@playground.example). On the first page, a post waits for her approval.',
    'Read what each channel will say, and approve it.',
    'Have a look: first at the website, then at the networks.',
    'Like it there. A few seconds later the post shows it under “Numbers”.',
    'Let a network fail, and approve the next post. Nothing goes out twice, nothing gets lost.',
  ],
} as const

export function overview(networks: readonly Network[], { say, count, language }: Words): Html {
  const site = `/site/${company.slug}`
  return html`<h1>${say('playground')}</h1>
    <p class="lead">${say('welcome')}</p>
    <p><a class="button" href="/admin">${say('admin')}</a></p>

    <section aria-labelledby="tour">
      <h2 id="tour">${say('tour')}</h2>
      <ol class="tour">
        ${tour[language].map((step) => html`<li>${step}</li>`)}
      </ol>
    </section>

    <section aria-labelledby="people">
      <h2 id="people">${say('people')}</h2>
      <p>${say('password')}: <code>${password}</code></p>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('email')}</th>
            <th scope="col">${say('name')}</th>
            <th scope="col">${say('role')}</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(
            ({ email, name, role }) =>
              html`<tr>
                <td><code>${email}</code></td>
                <td>${name}</td>
                <td>${roleNames[role][language]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>

    <section aria-labelledby="networks">
      <h2 id="networks">${say('networks')}</h2>
      <ul class="tiles">
        ${networks.map(
          ({ manifest, fake, fields, input }) =>
            html`<li class="tile of-${manifest.id}">
              <h3><a href="/playground/${manifest.id}">${manifest.name}</a></h3>
              <p>${count('posts', fake.timeline().length)}</p>
              <details>
                <summary>${say('connect')}</summary>
                ${
                  Object.keys(input).length === 0
                    ? html`<p>${say('connectThere')}</p>`
                    : html`<p>${say('connectWith')}</p>
                        <dl>
                          ${Object.entries(input).map(
                            ([field, value]) =>
                              html`<div>
                                <dt>${fields.find(({ name }) => name === field)?.label[language] ?? field}</dt>
                                <dd><code>${value}</code></dd>
                              </div>`,
                          )}
                        </dl>`
                }
              </details>
            </li>`,
        )}
      </ul>
    </section>

    <section aria-labelledby="own">
      <h2 id="own">${say('ownMedia')}</h2>
      <ul class="tiles">
        <li class="tile of-website">
          <h3><a href="${site}">${company.name}</a></h3>
          <p>${say('siteExplained')}</p>
          <ul class="links">
            <li><a href="/feeds/${company.slug}.rss?language=${language}">${say('feed')}</a></li>
            <li><a href="/api/content/v1/posts?brand=${company.slug}&amp;language=${language}">${say('api')}</a></li>
            <li><a href="/api/content/v1/openapi.json">${say('openApi')}</a></li>
          </ul>
        </li>
      </ul>
    </section>`
}
