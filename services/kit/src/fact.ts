import * as z from 'zod'

/**
 * One counted fact about a union, as services tell it to each other (domain.md D-17). Only the shape is known here,
 * never what a code means. It is cumulative: `numerator` of `denominator` is what is true now, so a later one with a
 * smaller or zero numerator takes the earlier back. Of one union and code the newest is the highest (`asOf`, `rev`).
 */
export const factItem = z.object({
  /** Unique for ever: the same id always carries the same fact. */
  eventId: z.string().min(1),
  code: z.string().min(1),
  unionId: z.string().min(1),
  /** The domain day on which it is true. */
  asOf: z.iso.date(),
  /** Rises with every fact of one code and union; never given twice. */
  rev: z.int().min(0),
  numerator: z.int().min(0),
  denominator: z.int().min(0),
  /** Words for where it comes from. */
  source: z.string(),
})
export type FactItem = z.infer<typeof factItem>

/** The payload of `factRecorded`, in batches. */
export const factBatch = z.object({ facts: z.array(factItem).max(500) })
