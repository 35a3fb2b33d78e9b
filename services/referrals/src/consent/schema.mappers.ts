import type { ConsentWords } from './texts.ts'

export type ConsentTextMapper = ConsentWords
