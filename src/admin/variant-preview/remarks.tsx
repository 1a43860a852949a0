'use client'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { VariantView } from '../../core/answers.ts'
import { list, money } from '../format.ts'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { lackingOn } from './lacking.ts'
import { words } from './words.ts'

/** What is to be known of the platform before the post goes: what it costs, what its people say, and what it does not have. */
export function Remarks({ view }: { readonly view: VariantView }) {
  const text = useWords(words)
  const language = useLanguage()
  const platform = manifests[view.channel.platform]
  const lacking = platform ? lackingOn(platform) : []
  const notices = platform?.notices?.filter(({ at }) => at === 'writing') ?? []
  return (
    <div className="fh-remarks">
      {view.price && (
        <p className="fh-remarks__price">
          <strong>{text.costs(money(view.price.amount, view.price.currency, language))}</strong>
        </p>
      )}
      {notices.map((notice) => (
        <Notice key={notice.text.en} kind="info">
          <p>{notice.text[language]}</p>
        </Notice>
      ))}
      {platform && lacking.length > 0 && (
        <p className="fh-quiet">
          {text.lacks(
            platform.name,
            list(
              lacking.map((one) => text.lacking[one]),
              language,
            ),
          )}
        </p>
      )}
    </div>
  )
}
