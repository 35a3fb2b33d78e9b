import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type common from './common/vi.json'
import type errors from './errors/vi.json'
import { glue } from './glue.ts'

/** An id of the words every area has. */
export type CommonWord = keyof typeof common
/** An id of the sentences for refusals and faults. */
export type ErrorWord = keyof typeof errors
/** Values of the placeholders of a message. */
export type WordValues = Record<string, string | number>
/** A text of the graph in both languages. */
export interface BothLanguages {
  vi: string
  en: string
}

/** A unit with its name, or null where the service that knows it rests. */
export type Named = { name: BothLanguages } | null

/** The words of the page in the reader's language. */
export interface Words<Id extends string> {
  lang: Lang
  t(id: Id | CommonWord | ErrorWord, values?: WordValues): string
  /** A text of the graph, in the reader's language, with key words kept whole. */
  both(text: BothLanguages): string
  /** The name of a unit; where the service that knows it rests, words say so (never a gap). */
  nameOf(unit: Named): string
  /** True when an id that came from outside (an error code) has words. */
  has(id: string): boolean
  /** The words of an id that came from outside; check with `has`. */
  other(id: string, values?: WordValues): string
}

export type Lang = 'vi' | 'en'

/** The words of an area: `useWords<StaffWord>()` adds that area's ids to the common ones. */
export function useWords<Id extends string = never>(): Words<Id> {
  const { i18n } = useLingui()
  const lang: Lang = i18n.locale === 'en' ? 'en' : 'vi'
  return useMemo(() => {
    const say = (id: string, values?: WordValues) => glue(i18n._(id, values))
    const both = (text: BothLanguages) => glue(text[lang])
    const nameOf = (unit: Named) => (unit ? both(unit.name) : say('missing.unit'))
    return { lang, t: say, both, nameOf, has: (id) => id in i18n.messages, other: say }
  }, [i18n, lang])
}
