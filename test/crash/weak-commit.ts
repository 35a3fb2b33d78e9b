import { changeSource } from './change-source.ts'

// A build that acknowledges what is only in mongod's memory.
changeSource(
  '/answer/answer-store.ts',
  "writeConcern: { w: 'majority' as const, journal: true, wtimeoutMS: COMMIT_LIMIT_MS }",
  'writeConcern: { w: 1 as const, journal: false }',
)
