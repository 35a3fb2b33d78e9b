import { changeSource } from './change-source.ts'

// A build that says "stored" before the commit: what the crash test must find.
changeSource(
  '/answer/commit-together.ts',
  '      return promise\n',
  "      promise.catch(() => {})\n      return Promise.resolve({ kind: 'stored', day: ballot.day })\n",
)
