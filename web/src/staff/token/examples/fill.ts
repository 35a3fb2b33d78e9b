/** What goes into an example: the address of this platform, the token or words that stand for it, the question. */
export type Filling = { url: string; token: string; query: string }

/**
 * An example ready to be copied. The question goes in as a JSON string, which is also a string of Python and of R and
 * needs no care in a quoted here-document, so no question can end a text early and become code.
 */
export function fillExample(text: string, { url, token, query }: Filling): string {
  const parts = { URL: url, TOKEN: token, QUERY: JSON.stringify(query) }
  return text.replaceAll(/\{\{(URL|TOKEN|QUERY)\}\}/g, (_, name: keyof typeof parts) => parts[name])
}
