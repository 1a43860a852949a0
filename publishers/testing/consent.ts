/** Presses the only button of the platform's page, as a person would. @returns where the platform then sends them. */
export async function consent(address: string): Promise<URL> {
  const page = await (await fetch(address)).text()
  const plain = (html = '') => html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll('&amp;', '&')
  const action = plain(/<form[^>]* action="([^"]*)"/.exec(page)?.[1])
  const fields = [...page.matchAll(/<input[^>]* name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [plain(name), plain(value)])
  const answer = await fetch(new URL(action, address), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? `about:${answer.status}`)
}
