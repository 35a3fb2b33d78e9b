import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { compress, encodingFor, type Encoding } from './compression.ts'
import { writeHead } from './security-headers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** Which page answers a path that is no file; the first that fits. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^\/staff(\/|$)/, '/staff.html'],
  [/^\//, '/index.html'],
]

/** Vite puts a hash of the content into these names. */
const HASHED = /^\/assets\//

type File = {
  body: Buffer
  type: string
  tag: string
  compressed: Map<Encoding, ReturnType<typeof compress>>
}

/** Answers GET and HEAD of the built web; false when nothing is built. */
export type StaticFiles = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Promise<boolean>

/**
 * Serves the built web from memory. The list of files is read once, so no path of a request ever reaches the
 * disk; hidden files (Vite's manifest) are not in it.
 * @param folder web/dist; while it is missing it is looked for again at each request
 */
export function createStaticFiles(folder: string): StaticFiles {
  let files: ReadonlyMap<string, File> = new Map()
  return async (request, response, path) => {
    if (!files.has('/index.html')) files = readFiles(folder)
    const found = files.get(path) ?? files.get(pageFor(path))
    if (!found || (HASHED.test(path) && !files.has(path))) return false
    await send(found, request, response, HASHED.test(path))
    return true
  }
}

function pageFor(path: string): string {
  return PAGES.find(([pattern]) => pattern.test(path))?.[1] ?? '/index.html'
}

function readFiles(folder: string): ReadonlyMap<string, File> {
  if (!existsSync(join(folder, 'index.html'))) return new Map()
  const names = globSync('**/*', { cwd: folder }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  return new Map(
    names.map((name) => [`/${name.replaceAll('\\', '/')}`, readFile(join(folder, name))]),
  )
}

function readFile(path: string): File {
  const body = readFileSync(path)
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return {
    body,
    tag,
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    compressed: new Map(),
  }
}

async function send(
  file: File,
  request: IncomingMessage,
  response: ServerResponse,
  hashed: boolean,
): Promise<void> {
  const headers = {
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.tag,
    vary: 'accept-encoding',
    'content-type': file.type,
  }
  if (request.headers['if-none-match'] === file.tag) {
    writeHead(response, 304, headers)
    return void response.end()
  }
  const { body, encoding } = await compressOnce(file, request.headers['accept-encoding'])
  const more = encoding === 'identity' ? {} : { 'content-encoding': encoding }
  writeHead(response, 200, { ...headers, ...more, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function compressOnce(file: File, accepted: string | undefined): ReturnType<typeof compress> {
  const packed = /^(image\/png|font\/)/.test(file.type)
  const wanted = packed ? 'identity' : encodingFor(accepted)
  const kept = file.compressed.get(wanted) ?? compress(file.body, wanted, true)
  file.compressed.set(wanted, kept)
  return kept
}
