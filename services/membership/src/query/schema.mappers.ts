import type { SavedQuery } from './saved-query.ts'

export type SavedQueryMapper = SavedQuery
