import { parse, print } from 'graphql'

/** A question laid out as usual; null while it cannot be read. Comments would be lost, so a text with any stays as it is. */
export function prettify(text: string): string | null {
  if (/^\s*#/m.test(text)) return indentOnly(text)
  try {
    return `${print(parse(text))}\n`
  } catch {
    return null
  }
}

/** Two spaces a brace, line by line, comments kept. */
function indentOnly(text: string): string | null {
  try {
    parse(text)
  } catch {
    return null
  }
  let depth = 0
  const lines = text.split('\n').map((line) => {
    const bare = line.trim()
    const code = bare.replace(/"(\\.|[^"\\])*"/g, '').replace(/#.*$/, '')
    const before = /^[})\]]/.test(code) ? 1 : 0
    const indented = bare === '' ? '' : '  '.repeat(Math.max(0, depth - before)) + bare
    depth += (code.match(/[{([]/g)?.length ?? 0) - (code.match(/[})\]]/g)?.length ?? 0)
    return indented
  })
  return `${lines.join('\n').trim()}\n`
}
