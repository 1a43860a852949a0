import { afterAll, beforeAll, it } from 'vitest'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

let hub: LiveHub
let editor: Person
beforeAll(async () => {
  hub = await liveHub(database)
  editor = await hub.person('editor')
})
afterAll(() => hub?.stop())
it('parallel', async () => {
  const ids = []
  for (let n = 0; n < 14; n++) ids.push((await editor.post('/api/posts?locale=de', { title: `P${n}` })).body.doc.id)
  const admin = await hub.person('administrator')
  const t = Date.now()
  const answers = await Promise.all(
    ids.map((id) =>
      admin
        .patch(`/api/posts/${id}?locale=de`, { title: 'X' })
        .timeout(15000)
        .then(
          (r) => r.status,
          (e) => String(e),
        ),
    ),
  )
  console.log('=> parallel', answers.join(), Date.now() - t)
  const same = await Promise.all(
    [...'abcdefgh'].map((c, i) =>
      (i % 2 ? editor : admin)
        .patch(
          `/api/posts/${ids[0]}?locale=${i % 2 ? 'de' : 'en'}`,
          i < 2 ? { title: c } : i < 4 ? { teaser: c } : i < 6 ? { seo: { title: c } } : { seo: { description: c } },
        )
        .timeout(15000)
        .then(
          (r) => r.status,
          (e) => String(e),
        ),
    ),
  )
  console.log('=> same', same.join())
  console.log('=> now', JSON.stringify((await editor.get(`/api/posts/${ids[0]}?locale=all&draft=true`)).body))
})
