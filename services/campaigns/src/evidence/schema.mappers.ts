import type { Evidence, Rights } from './evidence.ts'

/** A piece of evidence, and what its reader may do with it. */
export type EvidenceMapper = Evidence & { seer: string; rights: Rights }
