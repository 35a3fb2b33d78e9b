import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The sign-in page asks for the demo's people; here there are none. */
export async function demoOfNobody(owner: AsyncDisposableStack): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'tn-browser-'))
  owner.defer(async () => await rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'people.json')
  await writeFile(file, '[]')
  return { TN_DEMO: '1', TN_DEMO_FILE: file }
}
