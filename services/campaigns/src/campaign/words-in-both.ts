/** A sentence in both languages of the platform. */
export type Words = { vi: string; en: string }
