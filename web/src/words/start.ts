import { i18n, type Messages } from '@lingui/core'
import { keepSetting, readSetting } from '../device/settings.ts'
import type { Lang } from './use-words.ts'

/** Loads one area's catalog of a language. */
export type Catalog = Record<Lang, () => Promise<{ messages: Messages }>>

const common: Catalog = { vi: () => import('./common/vi.ts'), en: () => import('./common/en.ts') }
const errors: Catalog = { vi: () => import('./errors/vi.ts'), en: () => import('./errors/en.ts') }

let catalogs: readonly Catalog[] = []

/** Loads the words of an area in the device's language, before the first render. Returns the i18n of lingui's provider. */
export async function startWords(...areas: Catalog[]): Promise<typeof i18n> {
  catalogs = [common, errors, ...areas]
  await setLanguage(readSetting('lang') === 'en' ? 'en' : 'vi')
  return i18n
}

const added = new Map<Catalog, Promise<void>>()

/** Adds the words of a part that is loaded later, before it is shown. */
export function addWords(catalog: Catalog): Promise<void> {
  const known = added.get(catalog) ?? load(catalog)
  added.set(catalog, known)
  return known
}

async function load(catalog: Catalog): Promise<void> {
  catalogs = [...catalogs, catalog]
  const lang: Lang = i18n.locale === 'en' ? 'en' : 'vi'
  const { messages } = await catalog[lang]()
  i18n.load(lang, messages)
}

/** Changes the language of the page and remembers it on the device. */
export async function setLanguage(lang: Lang): Promise<void> {
  const parts = await Promise.all(catalogs.map((catalog) => catalog[lang]()))
  const messages: Messages = Object.assign({}, ...parts.map((part) => part.messages))
  i18n.loadAndActivate({ locale: lang, messages })
  keepSetting('lang', lang)
  document.documentElement.lang = lang
}
