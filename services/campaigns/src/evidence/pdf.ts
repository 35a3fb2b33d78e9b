import type { ContentProblem } from './cleaned.ts'

/** Inflates what it can of zlib data that may be followed by other bytes; null when it is none or has no bounds. */
export type Inflate = (bytes: Uint8Array) => Promise<Uint8Array | null>

/** Streams that are opened, and bytes they may hold together: more is a bomb and no evidence. */
const MOST_STREAMS = 5_000
const MOST_INFLATED = 256_000_000
/** What a packed stream counts that is broken or too large to be opened. */
const UNOPENED = 2_000_000
/** Bytes before a stream that are taken for its dictionary. */
const DICTIONARY = 65_536

/** Names that make a PDF do something by itself, carry another file, or talk to somewhere (ISO 32000-2 12.6). */
const ACTIVE = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'XFA',
]
const DELIMITER = '(?=[\\s\\0()<>\\[\\]{}/%]|$)'
const active = new RegExp(`/(?:${ACTIVE.map(escapable).join('|')})${DELIMITER}`)
const shortScript = new RegExp(`/${escapable('JS')}${DELIMITER}`)
const locked = new RegExp(`/${escapable('Encrypt')}${DELIMITER}`)
const objectStream = new RegExp(`/${escapable('ObjStm')}${DELIMITER}`)
const everyObjectStream = new RegExp(objectStream, 'g')
// each run of blanks has one place to match: otherwise a long one takes its length squared
const BLANKS = '[\\s\\0]*'
const onlyFlate = new RegExp(
  `/${escapable('Filter')}${BLANKS}(?:\\[${BLANKS})?/${escapable('FlateDecode')}${BLANKS}(?:\\]${BLANKS})?(?=/|>>)`,
)
const reshaped = new RegExp(`/${escapable('DecodeParms')}${DELIMITER}`)

/**
 * What a PDF must not be: locked, without an end, with something behind it, or with anything that runs, starts or
 * carries a file, also inside compressed object streams. A name may be written with #xx for each letter. An object
 * stream that is not packed with Flate alone cannot be looked into and is refused like a broken file.
 */
export async function problemOfPdf(
  bytes: Uint8Array,
  inflate: Inflate,
): Promise<ContentProblem | null> {
  const text = latin1(bytes)
  if (!/^%PDF-[12]\.\d/.test(text)) return 'BROKEN'
  const end = text.lastIndexOf('%%EOF')
  if (end < 0 || !text.includes('startxref')) return 'BROKEN'
  if (!/^[\s\0]{0,64}$/.test(text.slice(end + 5, end + 5 + 65))) return 'DATA_AFTER_END'
  if (active.test(text)) return 'SCRIPT_INSIDE'
  if (isDictionaryHidden(text)) return 'BROKEN'
  return await problemOfParts(bytes, text, inflate)
}

async function problemOfParts(
  bytes: Uint8Array,
  text: string,
  inflate: Inflate,
): Promise<ContentProblem | null> {
  let [opened, inflated] = [0, 0]
  for (const { dictionary, start } of streamsOf(text)) {
    opened += 1
    if (opened > MOST_STREAMS) return 'BROKEN'
    const packed = looksPacked(bytes, start)
    const inside = packed ? await inflate(bytes.subarray(start)) : null
    inflated += inside?.length ?? (packed ? UNOPENED : 0)
    if (inflated > MOST_INFLATED) return 'BROKEN'
    const isObjects = objectStream.test(dictionary)
    if (isObjects && !isReadable(dictionary, inside)) return 'BROKEN'
    const found = inside && latin1(inside)
    if (found && (active.test(found) || (isObjects && shortScript.test(found))))
      return 'SCRIPT_INSIDE'
  }
  return problemOutside(withoutStreams(text))
}

function problemOutside(text: string): ContentProblem | null {
  if (locked.test(text)) return 'PDF_LOCKED'
  return shortScript.test(text) ? 'SCRIPT_INSIDE' : null
}

/**
 * Every place where the body of a stream may begin, with the text since the stream before it. Nested or fake ones are
 * looked into as well: neither a stated length nor a comment can hide a stream.
 */
function* streamsOf(text: string): Generator<{ dictionary: string; start: number }> {
  let [end, next] = [0, text.indexOf('endstream')]
  for (const { 0: word, index } of text.matchAll(/(?<!end)stream[ \t]*(?:\r\n|\n|\r)?/g)) {
    while (next >= 0 && next <= index) [end, next] = [next, text.indexOf('endstream', next + 1)]
    const before = Math.max(index - DICTIONARY, end)
    yield { dictionary: text.slice(before, index), start: index + word.length }
  }
}

/** Walked once: looking for the end of each stream anew would take the length squared. */
function withoutStreams(text: string): string {
  const kept: string[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(/(?<!end)stream[ \t]*[\r\n]/g)) {
    if (index < from) continue
    const end = text.indexOf('endstream', index + word.length)
    if (end < 0) break
    kept.push(text.slice(from, index))
    from = end + 'endstream'.length
  }
  return [...kept, text.slice(from)].join(' ')
}

/** The head of zlib data: deflate, and a check over both bytes (RFC 1950 2.2). */
function looksPacked(bytes: Uint8Array, at: number): boolean {
  const [method = 0, flags = 0] = bytes.subarray(at, at + 2)
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0
}

function isReadable(dictionary: string, inside: Uint8Array | null): boolean {
  return !reshaped.test(dictionary) && onlyFlate.test(dictionary) && inside !== null
}

/**
 * Whether the dictionary of an object stream is longer than what is looked at, or has an end of a stream in a comment or a
 * string: then its filter would be overlooked.
 */
function isDictionaryHidden(text: string): boolean {
  let [stream, end] = [-1, -1]
  for (const { index } of text.matchAll(everyObjectStream)) {
    if (stream < index) stream = indexOrEnd(text, 'stream', index)
    if (end < index) end = indexOrEnd(text, 'endstream', index)
    const isCut = end + 'end'.length === stream || stream - index > DICTIONARY
    if (isCut && stream < text.length) return true
  }
  return false
}

function indexOrEnd(text: string, word: string, from: number): number {
  const at = text.indexOf(word, from)
  return at < 0 ? text.length : at
}

function escapable(name: string): string {
  return Array.from(name, (letter) => `(?:${letter}|#${hexOf(letter)})`).join('')
}

function hexOf(letter: string): string {
  const hex = letter.charCodeAt(0).toString(16)
  return Array.from(hex, (digit) => `[${digit}${digit.toUpperCase()}]`).join('')
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
