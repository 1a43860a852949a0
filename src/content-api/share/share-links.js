/**
 * <funkhaus-share post="…"></funkhaus-share>: share links of a post. No cookie, no storage, no request to a network before a person
 * follows a link. What stands inside it is shown until the links are there, and stays where they cannot be had.
 */

/**
 * @typedef {{ id: string, name: Record<'de' | 'en', string>, kind: string, address: string | null, pattern: string | null }} Target
 * @typedef {{ title: string, text: string, url: string, targets: Target[] }} Share
 */

const said = {
  de: {
    share: 'Teilen',
    opens: ' (öffnet ein neues Fenster)',
    copied: 'Link kopiert.',
    copy: 'Bitte kopieren Sie den Link:',
    server: 'Ihr Server, zum Beispiel mastodon.social',
    go: 'Weiter',
    wrong: 'Bitte geben Sie einen Server an, zum Beispiel mastodon.social.',
  },
  en: {
    share: 'Share',
    opens: ' (opens a new window)',
    copied: 'Link copied.',
    copy: 'Please copy the link:',
    server: 'Your server, for example mastodon.social',
    go: 'Continue',
    wrong: 'Please name a server, for example mastodon.social.',
  },
}

// Put in by script: a policy that forbids inline styles allows it.
const sheet = new CSSStyleSheet()
sheet.replaceSync(`
:host{display:block}
:host([hidden]){display:none}
p{margin:0 0 .5rem;font-weight:600}
ul{display:flex;flex-wrap:wrap;gap:.5rem;margin:0;padding:0;list-style:none}
a,button,input{box-sizing:border-box;min-height:2.75rem;padding:.5rem .875rem;border:1px solid;border-radius:.375rem;background:none;color:inherit;font:inherit}
a,button{display:inline-flex;align-items:center;text-decoration:none;cursor:pointer}
a:hover,button:hover{text-decoration:underline}
:focus-visible{outline:3px solid;outline-offset:2px}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin-top:.75rem}
form[hidden]{display:none}
label{display:grid;gap:.25rem;flex:0 1 22rem;min-width:0}
input{width:100%}
[role=status]{min-height:1.5em;margin:.5rem 0 0;font-weight:400}
i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`)

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Partial<Record<keyof HTMLElementTagNameMap[K], unknown>>} [properties]
 * @param {...(Node | string)} children
 */
const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

/**
 * The host that somebody means by `mastodon.social`, `https://mastodon.social/home` or `@me@mastodon.social`.
 * @param {string} typed
 */
const hostOf = (typed) => /^(?:https?:\/\/)?(?:[^/]*@)?((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}(?::\d+)?)(?:\/.*)?$/u.exec(typed.trim())?.[1]

class FunkhausShare extends HTMLElement {
  static observedAttributes = ['post', 'api', 'language', 'targets']
  #root = this.attachShadow({ mode: 'open' })
  #asked = 0

  connectedCallback() {
    this.#root.adoptedStyleSheets = [sheet]
    void this.#load()
  }
  attributeChangedCallback() {
    if (this.isConnected) void this.#load()
  }

  async #load() {
    const asked = ++this.#asked
    if (!this.#root.firstChild) this.#root.append(element('slot'))
    const post = this.getAttribute('post')
    // Several attributes that change at once are one change.
    await Promise.resolve()
    if (!post || asked !== this.#asked) return
    const asks = this.getAttribute('language') || this.closest('[lang]')?.getAttribute('lang') || ''
    const language = /^de\b/i.test(asks) ? 'de' : 'en'
    const api = (this.getAttribute('api') || new URL('.', import.meta.url).href).replace(/\/+$/, '')
    try {
      const answer = await fetch(`${api}/api/content/v1/posts/${encodeURIComponent(post)}/share?language=${language}`, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      })
      /** @type {unknown} */
      const body = answer.ok && (await answer.json())
      const share = /** @type {Share | false} */ (body)
      if (share && asked === this.#asked) this.#root.replaceChildren(...this.#links(share, language))
    } catch {
      // What stands inside the element stays.
    }
  }

  /**
   * @param {Share} share
   * @param {'de' | 'en'} language
   */
  #links({ title, text, url, targets }, language) {
    const words = said[language]
    const status = element('p')
    status.setAttribute('role', 'status')
    /** @param {string} message */
    const say = (message) => (status.textContent = message)
    const label = element('p', { id: 'share' }, words.share)
    const list = element('ul')
    // Without its bullets, Safari takes it for no list.
    list.setAttribute('role', 'list')
    list.setAttribute('aria-labelledby', 'share')
    const form = this.#form(words, say)
    const wanted = this.getAttribute('targets')?.split(/[\s,]+/)
    const chosen = wanted ? wanted.flatMap((id) => targets.filter((target) => target.id === id)) : targets

    /** @type {Record<string, () => unknown>} */
    const does = {
      copy: () =>
        Promise.resolve()
          .then(() => navigator.clipboard.writeText(url))
          .then(
            () => say(words.copied),
            () => prompt(words.copy, url),
          ),
      print: () => print(),
      ...(navigator.share && { native: () => navigator.share({ title, text, url }).catch(() => {}) }),
    }
    for (const { name, kind, address, pattern } of chosen) {
      const act = does[kind]
      /** @type {HTMLElement | undefined} */
      let control
      if (pattern) {
        control = element('button', { type: 'button' }, name[language])
        control.setAttribute('aria-expanded', 'false')
        control.onclick = () => form.toggle(/** @type {HTMLElement} */ (control), pattern)
      } else if (address && /^(https?|mailto):/.test(address)) {
        control = element('a', { href: address, rel: 'noopener noreferrer' }, name[language])
        if (kind === 'network') {
          Object.assign(control, { target: '_blank' })
          control.append(element('i', {}, words.opens))
        }
      } else if (act) control = element('button', { type: 'button', onclick: act }, name[language])
      if (control) list.append(element('li', {}, control))
    }
    return [element('div', { lang: language }, label, list, form.form, status)]
  }

  /**
   * Asks for the server every time: an answer that is kept would have to be asked for first.
   * @param {(typeof said)['de']} words
   * @param {(message: string) => void} say
   */
  #form(words, say) {
    let pattern = ''
    /** @type {HTMLElement | undefined} */
    let opener
    const input = element('input', { type: 'text', inputMode: 'url', autocapitalize: 'none', spellcheck: false, autocomplete: 'off' })
    const form = element(
      'form',
      { hidden: true, noValidate: true },
      element('label', {}, words.server, input),
      element('button', {}, words.go),
    )
    const close = () => {
      form.hidden = true
      say('')
      opener?.setAttribute('aria-expanded', 'false')
      opener?.focus()
    }
    form.onkeydown = ({ key }) => {
      if (key === 'Escape') close()
    }
    form.onsubmit = (event) => {
      event.preventDefault()
      const host = hostOf(input.value)
      input.setAttribute('aria-invalid', String(!host))
      if (!host) {
        say(words.wrong)
        input.focus()
        return
      }
      open(pattern.replace('{instance}', host), '_blank', 'noopener,noreferrer')
      close()
    }
    return {
      form,
      /**
       * @param {HTMLElement} by
       * @param {string} to
       */
      toggle(by, to) {
        const opens = form.hidden || to !== pattern
        if (!form.hidden) close()
        if (!opens) return
        opener = by
        pattern = to
        form.hidden = false
        by.setAttribute('aria-expanded', 'true')
        input.focus()
      },
    }
  }
}

if (!customElements.get('funkhaus-share')) customElements.define('funkhaus-share', FunkhausShare)

/** <div data-funkhaus-share="…" data-language="de">, where no other element may be written: its content moves inside. */
const upgrade = () => {
  for (const place of document.querySelectorAll('[data-funkhaus-share]')) {
    if (!(place instanceof HTMLElement) || place.querySelector('funkhaus-share')) continue
    const { funkhausShare = '', api, language, targets } = place.dataset
    const made = document.createElement('funkhaus-share')
    made.append(...place.childNodes)
    for (const [name, value] of Object.entries({ post: funkhausShare, api, language, targets })) if (value) made.setAttribute(name, value)
    place.append(made)
  }
}
// A module runs when the page has been read.
upgrade()

export { FunkhausShare }
