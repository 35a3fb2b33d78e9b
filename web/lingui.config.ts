import { defineConfig } from '@lingui/cli'

const folders = [
  'src/words/common',
  'src/words/errors',
  'src/member/words',
  'src/member/page-words',
  'src/member/campaign-words',
  'src/member/referral-words',
  'src/staff/words',
  'src/staff/campaign/words',
  'src/staff/referral/words',
  'src/staff/initiative/words',
  'src/staff/fund/words',
  'src/staff/document/words',
  'src/staff/console/words',
]

/** Catalogs are flat JSON, id -> ICU message, written by hand: Vietnamese is the source, English its translation. */
const format = {
  catalogExtension: '.json',
  parse: (content: string) => {
    const words: Record<string, string> = JSON.parse(content)
    return Object.fromEntries(
      Object.entries(words).map(([id, translation]) => [id, { translation }]),
    )
  },
  serialize: (catalog: Record<string, { translation?: string }>) =>
    `${JSON.stringify(Object.fromEntries(Object.entries(catalog).map(([id, m]) => [id, m.translation ?? ''])), null, 2)}\n`,
}

export default defineConfig({
  locales: ['vi', 'en'],
  sourceLocale: 'vi',
  catalogs: folders.map((folder) => ({ path: `<rootDir>/${folder}/{locale}`, include: [folder] })),
  format,
  compileNamespace: 'ts',
})
