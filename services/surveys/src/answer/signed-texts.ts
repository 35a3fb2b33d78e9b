/** What a receipt says: this ballot is counted. `survey` and `nullKey` are 64 hex digits, `day` YYYY-MM-DD. */
export type ReceiptFacts = {
  readonly survey: string
  readonly nullKey: string
  readonly seq: number
  readonly day: string
}

/**
 * The text of a receipt, for `signText`: five lines, no line feed at the end. It depends on nothing but the ballot
 * and the day of its batch, so the same ballot gets the same receipt.
 */
export function receiptText({ survey, nullKey, seq, day }: ReceiptFacts): string {
  return ['tinnhiem-receipt-v1', survey, nullKey, seq, day].join('\n')
}

/**
 * The text of the published key list, for `signText`: label, survey, count, then the ascending keys in hex, one a
 * line (D-14). `keys` is given in that form.
 */
export function ballotKeysText(survey: string, count: number, keys: string): string {
  return ['tinnhiem-ballot-keys-v1', survey, count, keys].join('\n')
}
