/** Why a file is not taken. */
export type ContentProblem =
  | 'TYPE_NOT_TAKEN'
  | 'BROKEN'
  | 'DATA_AFTER_END'
  | 'SCRIPT_INSIDE'
  | 'PDF_LOCKED'

/** The pieces of a file that are kept, in order; or why it is not taken. */
export type Cleaned = { ok: true; parts: Uint8Array[] } | { ok: false; problem: ContentProblem }
